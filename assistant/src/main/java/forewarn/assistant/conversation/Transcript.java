package forewarn.assistant.conversation;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A question and its answer as plain text, for a mail. */
final class Transcript {
  private static final int MOST_ROWS = 20;

  private Transcript() {}

  static String of(String question, Answer answer) {
    StringBuilder text = new StringBuilder();
    text.append(question).append('\n').append(answer.text()).append('\n');
    if (!answer.interpretation().isEmpty()) {
      text.append("(").append(answer.interpretation()).append(")\n");
    }
    if (answer.rows().size() > 1) {
      text.append(String.join(" | ", answer.columns())).append('\n');
      for (List<@Nullable Object> row :
          answer.rows().subList(0, Math.min(MOST_ROWS, answer.rows().size()))) {
        text.append(line(row));
      }
      if (answer.rows().size() > MOST_ROWS || answer.truncated()) {
        text.append("…\n");
      }
    }
    return text.append('\n').toString();
  }

  private static String line(List<@Nullable Object> row) {
    StringJoiner line = new StringJoiner(" | ", "", "\n");
    for (Object value : row) {
      line.add(value == null ? "–" : value.toString());
    }
    return line.toString();
  }
}
