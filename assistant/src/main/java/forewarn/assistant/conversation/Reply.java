package forewarn.assistant.conversation;

import forewarn.assistant.conversation.Step.Outcome;
import forewarn.warehouse.query.Column;
import forewarn.warehouse.query.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer while it is made; its steps are told as they end. Used by one thread. */
final class Reply {
  private static final int MOST_ROWS = 200;
  private static final int MOST_CITATIONS = 12;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Consumer<Step> progress;
  private final List<String> sentences = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Citation> citations = new ArrayList<>();
  private final List<String> suggestions = new ArrayList<>();
  private String interpretation = "";
  private String sql = "";
  private boolean verified;
  private Table table = new Table(List.of(), List.of(), false);
  private Answer.@Nullable Drawing drawing;
  private String proposal = "";

  Reply(Consumer<Step> progress) {
    this.progress = progress;
  }

  /**
   * Does one step.
   *
   * @param told what came of it, in a few words
   */
  <T> T step(String name, String input, Supplier<T> work, Function<T, String> told) {
    long started = System.nanoTime();
    try {
      T result = work.get();
      tell(new Step(name, input, told.apply(result), millis(started), Outcome.DONE));
      return result;
    } catch (RuntimeException e) {
      tell(new Step(name, input, "failed", millis(started), Outcome.FAILED));
      throw e;
    }
  }

  void tell(Step step) {
    steps.add(step);
    progress.accept(step);
  }

  private static long millis(long started) {
    return (System.nanoTime() - started) / 1_000_000;
  }

  Reply say(String sentence) {
    if (!sentence.isBlank()) {
      sentences.add(sentence.strip());
    }
    return this;
  }

  void figures(String understood, String statement, boolean right) {
    interpretation = understood;
    sql = statement;
    verified = right;
  }

  void show(Table rows, Answer.@Nullable Drawing drawn) {
    table = rows;
    drawing = drawn;
  }

  void cite(Citation citation) {
    if (citations.size() < MOST_CITATIONS && !citations.contains(citation)) {
      citations.add(citation);
    }
  }

  void suggest(List<String> next) {
    suggestions.addAll(next);
  }

  void waitFor(Proposal what) {
    proposal = what.id();
    tell(new Step(what.tool(), what.summary(), "waits for your confirmation", 0, Outcome.WAITS));
  }

  Answer answer() {
    List<List<@Nullable Object>> rows =
        table.rows().stream().limit(MOST_ROWS).map(Reply::cells).toList();
    return new Answer(
        String.join("\n", sentences),
        interpretation,
        sql,
        verified,
        table.columns().stream().map(Column::name).toList(),
        rows,
        table.truncated() || table.rows().size() > MOST_ROWS,
        drawing,
        citations,
        suggestions.stream().distinct().limit(8).toList(),
        proposal,
        steps);
  }

  // As JSON gives them back.
  private static List<@Nullable Object> cells(List<@Nullable Object> row) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (Object value : row) {
      cells.add(
          switch (value) {
            case null -> null;
            case Boolean _, Number _ -> value;
            case Instant time -> TIME.format(time.atOffset(ZoneOffset.UTC));
            case LocalDateTime time -> TIME.format(time);
            default -> value.toString();
          });
    }
    return cells;
  }
}
