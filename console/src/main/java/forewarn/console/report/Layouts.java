package forewarn.console.report;

import forewarn.console.layout.Format;
import forewarn.console.pdf.Plot;
import forewarn.console.report.ReportContent.Figure;
import forewarn.console.table.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The small pieces that reports are made of. */
final class Layouts {
  private Layouts() {}

  static DataTable.Column column(String name, String label, DataTable.Kind kind, String unit) {
    return new DataTable.Column(name, label, kind, unit, "");
  }

  static DataTable.Row row(String kind, @Nullable Object... values) {
    return new DataTable.Row(
        new ArrayList<@Nullable Object>(Arrays.<@Nullable Object>asList(values)), null, kind);
  }

  static Figure count(String label, double value, String unit, String... under) {
    return new Figure(label, value, Format.number(value, 0), unit, List.of(under));
  }

  static Figure decimal(String label, double value, String unit, String... under) {
    return new Figure(label, value, Format.number(value, 1), unit, List.of(under));
  }

  static Figure share(String label, double value, String... under) {
    return new Figure(label, value, share(value), "", List.of(under));
  }

  static String share(double value) {
    return Double.isNaN(value) ? Format.NONE : Format.share(value, 1, 1);
  }

  /** A plot whose upper end is a round number above all values; bars are added up. */
  static Plot plot(String label, List<String> ticks, List<Plot.Series> series) {
    double most = Plot.roundAbove(largest(series));
    int decimals = most >= 5 ? 0 : most >= 1 ? 1 : 2;
    return new Plot(label, Format.number(most, decimals), most, ticks, series);
  }

  private static double largest(List<Plot.Series> series) {
    int places = series.stream().mapToInt(one -> one.values().size()).max().orElse(0);
    double largest = 0;
    for (int i = 0; i < places; i++) {
      double stacked = 0;
      for (Plot.Series one : series) {
        double value =
            i < one.values().size() ? Objects.requireNonNullElse(one.values().get(i), 0.0) : 0;
        stacked = one.form() == Plot.Form.BAR ? stacked + value : stacked;
        largest = Math.max(largest, Math.max(stacked, value));
      }
    }
    return largest;
  }
}
