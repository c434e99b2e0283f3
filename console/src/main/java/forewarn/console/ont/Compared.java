package forewarn.console.ont;

import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.OntCluster;
import forewarn.warehouse.figure.OntFigures;
import forewarn.warehouse.figure.OntStatus;
import forewarn.warehouse.figure.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clusters of an area in a period and in an earlier one, to be put together by place.
 *
 * @param now each cluster's figures in the period
 * @param then the same in the earlier one
 */
record Compared(Span span, List<OntCluster> now, List<OntCluster> then) {

  static Compared of(OntStatus status, Span span, Area area) {
    return of(status, List.of(span), area).getFirst();
  }

  /** One for each span, in order. */
  static List<Compared> of(OntStatus status, List<Span> spans, Area area) {
    Map<Period, List<OntCluster>> clusters =
        status.clusters(
            spans.stream().flatMap(span -> Stream.of(span.period(), span.before())).toList(), area);
    return spans.stream()
        .map(span ->
            new Compared(
                span,
                clusters.getOrDefault(span.period(), List.of()),
                clusters.getOrDefault(span.before(), List.of())))
        .toList();
  }

  OntFigures total() {
    return total(now);
  }

  OntFigures totalBefore() {
    return total(then);
  }

  /** The earlier figures by place. */
  Map<String, OntFigures> before(Function<OntCluster, String> place) {
    return by(place, then);
  }

  static Map<String, OntFigures> by(
      Function<OntCluster, String> place, Collection<OntCluster> clusters) {
    return clusters.stream()
        .collect(
            Collectors.groupingBy(
                place, Collectors.collectingAndThen(Collectors.toList(), Compared::total)));
  }

  private static OntFigures total(Collection<OntCluster> clusters) {
    return OntFigures.sum(clusters.stream().map(OntCluster::figures).toList());
  }
}
