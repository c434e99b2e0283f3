package forewarn.console.ont;

import static forewarn.console.language.Words.t;

import forewarn.console.figure.Delta;
import forewarn.console.filter.Filter;
import forewarn.warehouse.figure.OntCluster;
import forewarn.warehouse.figure.OntFigures;
import forewarn.warehouse.figure.OntMeasure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of the tree from OLT to cluster, with the figures of all that is below it.
 *
 * @param id names it in the page
 * @param parent the row it belongs under; empty at the top
 * @param kind of place, for example {@code OLT}
 * @param depth 0 at the top
 * @param where region and province; empty below the top
 * @param cells one for each measure
 * @param href where its rows are; null where there is no page of it
 */
public record PlaceRow(
    String id,
    String parent,
    String kind,
    String name,
    int depth,
    String where,
    int clusters,
    List<Cell> cells,
    @Nullable String href) {

  /** A figure with its change. */
  public record Cell(OntMeasure measure, double value, String text, Delta change) {}

  /** What places are grouped by, from the top down. */
  private enum Level {
    OLT(OntCluster::olt),
    FDT(OntCluster::fdt),
    FAT(OntCluster::fat),
    CLUSTER(OntCluster::cluster);

    private final Function<OntCluster, String> name;

    Level(Function<OntCluster, String> name) {
      this.name = name;
    }
  }

  static List<PlaceRow> of(Compared compared, Filter filter, @Nullable OntMeasure measure) {
    List<PlaceRow> rows = new ArrayList<>();
    new Tree(compared, filter, measure, rows).add(compared.now(), 0, "");
    return rows;
  }

  private record Tree(
      Compared compared,
      Filter filter,
      @Nullable OntMeasure measure,
      Map<String, OntFigures> before,
      List<PlaceRow> rows) {
    Tree(Compared compared, Filter filter, @Nullable OntMeasure measure, List<PlaceRow> rows) {
      this(compared, filter, measure, compared.before(OntCluster::cluster), rows);
    }

    void add(List<OntCluster> clusters, int depth, String parent) {
      Level level = Level.values()[depth];
      Map<String, List<OntCluster>> groups =
          clusters.stream()
              .sorted(Comparator.comparing(OntCluster::province))
              .collect(
                  Collectors.groupingBy(
                      cluster -> key(level, cluster), TreeMap::new, Collectors.toList()));
      groups.values().stream()
          .sorted(Comparator.comparingDouble(group -> -rank(group)))
          .forEach(group -> {
            PlaceRow row = row(level, group, parent);
            rows.add(row);
            if (level != Level.CLUSTER) {
              add(group, depth + 1, row.id());
            }
          });
    }

    // What is not known comes last; without a measure the names stay in their order.
    private double rank(List<OntCluster> group) {
      double value =
          measure == null
              ? 0
              : OntFigures.sum(group.stream().map(OntCluster::figures).toList()).value(measure);
      return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    // The province first: OLTs of one province stand together.
    private static String key(Level level, OntCluster cluster) {
      return (level == Level.OLT ? cluster.province() + "\0" : "") + level.name.apply(cluster);
    }

    private PlaceRow row(Level level, List<OntCluster> group, String parent) {
      OntCluster first = group.getFirst();
      String name = level.name.apply(first);
      OntFigures now = OntFigures.sum(group.stream().map(OntCluster::figures).toList());
      OntFigures then =
          OntFigures.sum(
              group.stream()
                  .map(cluster -> before.getOrDefault(cluster.cluster(), OntFigures.NONE))
                  .toList());
      return new PlaceRow(
          parent + "/" + name,
          parent,
          level.name(),
          name.isEmpty() ? t("not known") : name,
          level.ordinal(),
          level == Level.OLT ? first.province() : "",
          group.size(),
          Arrays.stream(OntMeasure.values()).map(measure -> cell(measure, now, then)).toList(),
          level == Level.CLUSTER ? "/ont/hours" + filter.withCluster(name).query() : null);
    }

    private Cell cell(OntMeasure measure, OntFigures now, OntFigures then) {
      double value = now.value(measure);
      return new Cell(
          measure,
          value,
          Wording.number(measure, value),
          compared.span().delta(measure, now, then));
    }
  }
}
