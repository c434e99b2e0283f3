package forewarn.console.ont;

import forewarn.console.figure.Delta;
import forewarn.warehouse.figure.OntCluster;
import forewarn.warehouse.figure.OntFigures;
import forewarn.warehouse.figure.OntMeasure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One place's figure as a bar.
 *
 * @param value NaN when nothing was reported
 * @param share of the longest bar, 0 to 100
 * @param previous change against the period before; null for a year, where it is that of last year
 * @param href where its own parts are
 */
public record PlaceBar(
    String place,
    double value,
    String text,
    double share,
    @Nullable Shift previous,
    Shift lastYear,
    String href) {

  /** A change as it is shown, and as a number: NaN when not known. */
  public record Shift(Delta delta, double relative) {
    static Shift of(Span span, OntMeasure measure, OntFigures now, OntFigures then) {
      return new Shift(span.delta(measure, now, then), span.change(measure, now, then).relative());
    }

    /** For sorting and files; empty when not known. */
    public String value() {
      return Double.isNaN(relative) ? "" : Double.toString(relative);
    }
  }

  static List<PlaceBar> of(
      OntMeasure measure,
      @Nullable Compared previous,
      Compared lastYear,
      Function<OntCluster, String> place,
      Function<String, String> href) {
    Map<String, OntFigures> now = Compared.by(place, lastYear.now());
    Map<String, OntFigures> yearAgo = lastYear.before(place);
    Map<String, OntFigures> before = previous == null ? Map.of() : previous.before(place);
    double most = now.values().stream().mapToDouble(of -> of.value(measure)).max().orElse(0);
    List<PlaceBar> bars = new ArrayList<>();
    now.forEach((name, figures) -> {
      double value = figures.value(measure);
      bars.add(
          new PlaceBar(
              name,
              value,
              Wording.number(measure, value),
              most > 0 && !Double.isNaN(value) ? 100 * value / most : 0,
              previous == null
                  ? null
                  : Shift.of(
                      previous.span(),
                      measure,
                      figures,
                      before.getOrDefault(name, OntFigures.NONE)),
              Shift.of(
                  lastYear.span(), measure, figures, yearAgo.getOrDefault(name, OntFigures.NONE)),
              href.apply(name)));
    });
    bars.sort(
        Comparator.comparingDouble((PlaceBar bar) -> Double.isNaN(bar.value) ? -1 : bar.value)
            .reversed()
            .thenComparing(PlaceBar::place));
    return bars;
  }
}
