package forewarn.assistant.evaluation;

import forewarn.assistant.evaluation.EvaluationCase.Expectation;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads evaluation questions from YAML. */
public final class EvaluationFile {
  private EvaluationFile() {}

  /**
   * All questions of a file, in order.
   *
   * @throws IllegalArgumentException when a question lacks what it needs, naming it
   */
  public static List<EvaluationCase> read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      List<EvaluationCase> cases = new ArrayList<>();
      if (content instanceof List<?> list) {
        list.forEach(one -> cases.add(question(one)));
      }
      return cases;
    }
  }

  private static EvaluationCase question(Object content) {
    if (!(content instanceof Map<?, ?> map)
        || map.get("id") == null
        || map.get("question") == null) {
      throw new IllegalArgumentException(
          "Cannot read question: " + content + " has no id or no text");
    }
    String sql = text(map, "sql");
    String expect = text(map, "expect");
    if (sql.isEmpty() == expect.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot read question " + map.get("id") + ": it needs either sql or expect");
    }
    List<String> abilities = new ArrayList<>();
    if (map.get("abilities") instanceof List<?> list) {
      list.forEach(one -> abilities.add(String.valueOf(one)));
    }
    return new EvaluationCase(
        text(map, "id"),
        abilities,
        text(map, "question"),
        text(map, "follows"),
        expect.isEmpty() ? Expectation.ROWS : Expectation.valueOf(expect.toUpperCase(Locale.ROOT)),
        sql,
        Boolean.TRUE.equals(map.get("held_out")));
  }

  private static String text(Map<?, ?> map, String key) {
    Object value = map.get(key);
    return value == null ? "" : value.toString();
  }
}
