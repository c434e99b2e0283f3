package forewarn.console.catalogue;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.warehouse.profile.ColumnProfile;
import forewarn.warehouse.profile.ColumnProfile.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a column's values spread, as bars. A bin with few rows still has a bar that can be seen.
 *
 * @param from the smallest value
 * @param to the largest value
 * @param title what the picture says, in words
 */
public record Bars(List<Bar> bars, int width, int height, String from, String to, String title) {
  private static final double LEAST = 1.5;
  private static final double GAP = 0.12;

  /** A bar, with what it says. */
  public record Bar(double x, double y, double width, double height, String title) {}

  static Optional<Bars> of(ColumnProfile profile, int width, int height) {
    List<Bin> bins = profile.histogram();
    long most = bins.stream().mapToLong(Bin::count).max().orElse(0);
    if (most == 0) {
      return Optional.empty();
    }
    double step = (double) width / bins.size();
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      double tall = bin.count() == 0 ? 0 : Math.max(LEAST, (double) height * bin.count() / most);
      bars.add(
          new Bar(
              round(i * step + step * GAP / 2),
              round(height - tall),
              round(step * (1 - GAP)),
              round(tall),
              t(
                  "{0} to {1}: {2} rows",
                  Shown.figure(bin.from()), Shown.figure(bin.to()), Format.count(bin.count()))));
    }
    String from = Shown.figure(Objects.requireNonNullElse(profile.min(), bins.getFirst().from()));
    String to = Shown.figure(Objects.requireNonNullElse(profile.max(), bins.getLast().to()));
    return Optional.of(
        new Bars(
            bars,
            width,
            height,
            from,
            to,
            t("{0}: {1} to {2}, {3} bins", profile.name(), from, to, bins.size())));
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
