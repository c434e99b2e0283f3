package forewarn.assistant.evaluation;

import forewarn.assistant.evaluation.EvaluationResult.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The figures of an evaluation as they are kept and shown: how many questions, how many answered
 * right, and what the others came to. Forewarn ships that of its own questions on the reference
 * data; one run on a data directory is kept there and goes first.
 *
 * @param on the day it was run
 * @param all of all questions
 * @param heldOut of those the analyst was not tuned on
 * @param abilities by what it takes to answer; a question may take several
 * @param wrongFigures answers with a figure that is not the right one
 * @param notAnswered asked back, or called unknown, where there was an answer
 * @param unsafe statements that were refused
 * @param stockSums figures that add a stock up over time
 * @param medianMillis from the question to its statement, without running it
 * @param slowMillis what 95 % of the questions stay within
 */
public record EvaluationSummary(
    LocalDate on,
    Score all,
    Score heldOut,
    Map<String, Score> abilities,
    long wrongFigures,
    long notAnswered,
    long unsafe,
    long stockSums,
    double medianMillis,
    double slowMillis) {
  private static final String SHIPPED = "/forewarn/assistant/evaluation/result.yml";
  private static final String KEPT = "evaluation/analyst.yml";

  /** How many questions there were and how many were answered right. */
  public record Score(long questions, long right) {
    /** The share of right answers in percent; 100 of no questions. */
    public double percent() {
      return questions == 0 ? 100 : 100.0 * right / questions;
    }

    private static Score of(@Nullable Object content) {
      Map<?, ?> map = map(content);
      return new Score(number(map, "questions").longValue(), number(map, "right").longValue());
    }

    private Map<String, Object> content() {
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("questions", questions);
      content.put("right", right);
      return content;
    }
  }

  public EvaluationSummary {
    abilities = Map.copyOf(abilities);
  }

  /** The figures of a report. */
  public static EvaluationSummary of(EvaluationReport report, LocalDate on) {
    Map<String, Score> abilities = new TreeMap<>();
    for (EvaluationResult result : report.results()) {
      long right = result.verdict() == Verdict.RIGHT ? 1 : 0;
      for (String ability : result.question().abilities()) {
        abilities.merge(
            ability,
            new Score(1, right),
            (one, more) -> new Score(one.questions() + 1, one.right() + more.right()));
      }
    }
    EvaluationReport held =
        new EvaluationReport(
            report.results().stream().filter(one -> one.question().heldOut()).toList());
    return new EvaluationSummary(
        on,
        new Score(report.results().size(), report.count(Verdict.RIGHT)),
        new Score(held.results().size(), held.count(Verdict.RIGHT)),
        abilities,
        report.count(Verdict.WRONG_FIGURE),
        report.count(Verdict.NOT_ANSWERED),
        report.count(Verdict.UNSAFE),
        report.stockSums(),
        tenths(report.planMillis(0.5)),
        tenths(report.planMillis(0.95)));
  }

  /**
   * The last evaluation run on a data directory, or the shipped one when there was none.
   *
   * @throws UncheckedIOException when its file cannot be read
   */
  public static EvaluationSummary last(Path dataDir) {
    Path file = dataDir.resolve(KEPT);
    if (!Files.exists(file)) {
      return shipped();
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read evaluation " + file, e);
    }
  }

  /** The evaluation of Forewarn's own questions on the reference data, as its tests last ran it. */
  public static EvaluationSummary shipped() {
    try (InputStream stream =
            Objects.requireNonNull(EvaluationSummary.class.getResourceAsStream(SHIPPED), SHIPPED);
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read evaluation " + SHIPPED, e);
    }
  }

  /** Keeps it in a data directory, in place of the one before. */
  public void keep(Path dataDir) throws IOException {
    Path file = dataDir.resolve(KEPT);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text());
  }

  /** Whether another has the same figures, on whatever day and however fast it was run. */
  boolean scoresAs(EvaluationSummary other) {
    return new EvaluationSummary(
            other.on,
            all,
            heldOut,
            abilities,
            wrongFigures,
            notAnswered,
            unsafe,
            stockSums,
            other.medianMillis,
            other.slowMillis)
        .equals(other);
  }

  /** Its file's content, in YAML. */
  public String text() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("on", on.toString());
    content.put("all", all.content());
    content.put("held_out", heldOut.content());
    Map<String, Object> scores = new TreeMap<>();
    abilities.forEach((ability, score) -> scores.put(ability, score.content()));
    content.put("abilities", scores);
    content.put("wrong_figures", wrongFigures);
    content.put("not_answered", notAnswered);
    content.put("unsafe_statements", unsafe);
    content.put("sums_over_stocks", stockSums);
    content.put("median_ms", medianMillis);
    content.put("p95_ms", slowMillis);
    return new Yaml().dump(content);
  }

  private static EvaluationSummary read(Reader reader) {
    Map<?, ?> content = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader));
    Map<String, Score> abilities = new TreeMap<>();
    map(content.get("abilities"))
        .forEach((ability, score) -> abilities.put(String.valueOf(ability), Score.of(score)));
    return new EvaluationSummary(
        LocalDate.parse(String.valueOf(content.get("on"))),
        Score.of(content.get("all")),
        Score.of(content.get("held_out")),
        abilities,
        number(content, "wrong_figures").longValue(),
        number(content, "not_answered").longValue(),
        number(content, "unsafe_statements").longValue(),
        number(content, "sums_over_stocks").longValue(),
        number(content, "median_ms").doubleValue(),
        number(content, "p95_ms").doubleValue());
  }

  private static Map<?, ?> map(@Nullable Object content) {
    if (content instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("Cannot read evaluation: " + content + " is no mapping");
  }

  private static Number number(Map<?, ?> map, String key) {
    if (map.get(key) instanceof Number number) {
      return number;
    }
    throw new IllegalArgumentException("Cannot read evaluation: " + key + " is no number");
  }

  private static double tenths(double millis) {
    return Math.round(10 * millis) / 10.0;
  }
}
