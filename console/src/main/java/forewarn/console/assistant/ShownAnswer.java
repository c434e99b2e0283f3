package forewarn.console.assistant;

import static forewarn.console.language.Words.t;

import forewarn.assistant.conversation.Answer;
import forewarn.console.chart.Chart;
import forewarn.console.layout.Format;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer as the page shows it. */
public record ShownAnswer(Answer answer, @Nullable Chart chart) {
  private static final int MOST_DRAWN = 60;

  static ShownAnswer of(String name, Answer answer) {
    return new ShownAnswer(answer, chart(name, answer));
  }

  private static @Nullable Chart chart(String name, Answer answer) {
    Answer.Drawing drawing = answer.drawing();
    int x = drawing == null ? -1 : answer.columns().indexOf(drawing.x());
    if (drawing == null || x < 0 || answer.rows().size() < 2) {
      return null;
    }
    List<List<@Nullable Object>> rows =
        answer.rows().subList(0, Math.min(MOST_DRAWN, answer.rows().size()));
    List<String> labels = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      labels.add(cell(row.get(x)));
    }
    Chart.Form form = drawing.line() ? Chart.Form.LINE : Chart.Form.BAR;
    List<Chart.Series> series = new ArrayList<>();
    for (String column : drawing.y()) {
      int y = answer.columns().indexOf(column);
      if (y >= 0) {
        series.add(new Chart.Series(words(column), form, "", 2, values(rows, y)));
      }
    }
    return series.isEmpty() ? null : new Chart(name, t("Chart of the answer"), labels, series);
  }

  private static List<@Nullable Double> values(List<List<@Nullable Object>> rows, int y) {
    List<@Nullable Double> values = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      values.add(row.get(y) instanceof Number number ? number.doubleValue() : null);
    }
    return values;
  }

  /** A column's name as words. */
  public static String words(String column) {
    return column.replace('_', ' ');
  }

  /** A value as shown. */
  public static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> Format.NONE;
      case Integer number -> Format.count(number);
      case Long number -> Format.count(number);
      case Number number -> Format.number(number.doubleValue(), decimals(number.doubleValue()));
      default -> value.toString();
    };
  }

  private static int decimals(double value) {
    if (value == Math.rint(value)) {
      return 0;
    }
    return Math.abs(value) < 1 ? 4 : 2;
  }

  /** A field of what is proposed, as shown. */
  public static String field(Object value) {
    return value instanceof Collection<?> all
        ? all.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }

  /** Whether it stands to the right. */
  public static boolean isNumber(@Nullable Object value) {
    return value instanceof Number;
  }
}
