package forewarn.assistant.analyst;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as a terminal shows it: the sentence, the table, and the SQL it comes from. */
public final class AnswerText {
  private static final int MOST_ROWS = 40;
  private static final int WIDEST = 40;

  private AnswerText() {}

  public static String of(AnalystAnswer answer) {
    StringBuilder text = new StringBuilder(answer.text()).append('\n');
    answer.choices().forEach(choice -> text.append("  - ").append(choice).append('\n'));
    boolean several = answer.table().rows().size() > 1 || answer.table().columns().size() > 1;
    if (several && !answer.table().rows().isEmpty()) {
      text.append('\n').append(table(answer));
    }
    if (!answer.sql().isEmpty()) {
      String verified =
          answer.verification() == AnalystAnswer.Verification.VERIFIED ? " (verified)" : "";
      text.append("\nSQL").append(verified).append(":\n").append(answer.sql()).append('\n');
    }
    return text.toString();
  }

  private static String table(AnalystAnswer answer) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(answer.table().columns().stream().map(column -> column.name()).toList());
    for (List<@Nullable Object> row : answer.table().rows()) {
      if (lines.size() <= MOST_ROWS) {
        lines.add(row.stream().map(AnswerText::cell).toList());
      }
    }
    int[] widths = new int[lines.getFirst().size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        String cell = line.get(i);
        text.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
      }
      text.append('\n');
    }
    int left = answer.table().rows().size() - MOST_ROWS;
    return left > 0 ? text + "and " + left + " more rows\n" : text.toString();
  }

  /** A value as a person reads it. */
  public static String cell(@Nullable Object value) {
    String text =
        value instanceof Number number
            ? Figures.number(number.doubleValue())
            : Figures.plain(value);
    // What comes from outside must not steer the terminal.
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= WIDEST ? plain : plain.substring(0, WIDEST - 1) + "…";
  }
}
