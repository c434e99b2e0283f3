package forewarn.console.ont;

import static forewarn.console.language.Words.t;

import forewarn.console.figure.When;
import forewarn.console.filter.FilterBar;
import forewarn.console.table.DataTable;
import forewarn.warehouse.figure.OntMeasure;
import forewarn.warehouse.figure.OntStatus;
import forewarn.warehouse.figure.Period;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of every OLT down to its clusters.
 *
 * @param dataEnd the end of the newest hour of the data
 * @param measure the one the places are ordered by, the most first; by name when null
 * @param rows the OLTs with all that is below them, in the order they are shown
 * @param table the clusters alone, as files hold them
 */
public record OntDetail(
    FilterBar bar,
    Period period,
    Instant dataEnd,
    @Nullable OntMeasure measure,
    List<PlaceRow> rows,
    DataTable table) {
  public OntDetail {
    rows = List.copyOf(rows);
  }

  static OntDetail of(
      OntStatus status,
      FilterBar bar,
      Period period,
      @Nullable OntMeasure measure,
      Instant dataEnd) {
    Compared compared = Compared.of(status, Span.previous(period), bar.filter().area());
    return new OntDetail(
        bar,
        period,
        dataEnd,
        measure,
        PlaceRow.of(compared, bar.filter(), measure),
        ClusterTable.of(compared, "/ont/detail/rows" + bar.filter().query()));
  }

  public String periodText() {
    return Wording.period(period);
  }

  public String comparedText() {
    Span span = Span.previous(period);
    return t("changes against {0}: {1}", span.against(), Wording.period(span.before()));
  }

  public String label(OntMeasure measure) {
    return Wording.label(measure);
  }

  public String unit(OntMeasure measure) {
    return Wording.unit(measure);
  }

  public String definition(OntMeasure measure) {
    return Wording.definition(measure);
  }

  /** How new the data is. */
  public String freshness() {
    return When.newestHour(dataEnd);
  }
}
