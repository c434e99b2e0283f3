package forewarn.assistant.conversation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a message, with what it rests on. It is kept as JSON.
 *
 * @param text sentences; never markup
 * @param interpretation how a question was understood; may be empty
 * @param sql the statement that figures come from; may be empty
 * @param verified whether a person has found that statement right for this question
 * @param columns names of the table's columns; empty when there is none
 * @param rows their values: texts, numbers, booleans or null
 * @param truncated whether there are more rows
 * @param drawing how the rows are drawn; null when they are not
 * @param suggestions what could be said next
 * @param proposal the id of what waits for confirmation; empty when nothing does
 * @param steps the way to it
 */
public record Answer(
    String text,
    String interpretation,
    String sql,
    boolean verified,
    List<String> columns,
    List<List<@Nullable Object>> rows,
    boolean truncated,
    @Nullable Drawing drawing,
    List<Citation> citations,
    List<String> suggestions,
    String proposal,
    List<Step> steps) {

  /**
   * A chart of the rows.
   *
   * @param line whether it is drawn along time
   * @param x the column along the axis
   * @param y columns of figures
   */
  public record Drawing(boolean line, String x, List<String> y) {
    public Drawing {
      y = List.copyOf(y);
    }
  }

  public Answer {
    columns = List.copyOf(columns);
    List<List<@Nullable Object>> copies = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    rows = Collections.unmodifiableList(copies);
    citations = List.copyOf(citations);
    suggestions = List.copyOf(suggestions);
    steps = List.copyOf(steps);
  }

  /** Whether it came of a statement over the data. */
  public boolean hasFigures() {
    return !sql.isEmpty();
  }
}
