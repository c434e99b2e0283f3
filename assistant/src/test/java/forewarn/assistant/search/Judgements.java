package forewarn.assistant.search;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Judged queries, and how well a list of texts answers them: nDCG of the first ten. */
final class Judgements {
  private static final int LOOKED_AT = 10;

  private Judgements() {}

  /** A query, and what a text that answers it says. */
  record Judged(String query, List<String> good, List<String> fair) {
    int grade(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      return says(lower, good) ? 2 : says(lower, fair) ? 1 : 0;
    }

    private static boolean says(String lower, List<String> parts) {
      return parts.stream().anyMatch(part -> lower.contains(part.toLowerCase(Locale.ROOT)));
    }

    /** Gain of what was found, discounted by rank, as a share of the best that is possible. */
    double quality(List<String> found, List<String> all) {
      List<Integer> best =
          all.stream().map(this::grade).sorted(Comparator.reverseOrder()).limit(LOOKED_AT).toList();
      return gain(found.stream().map(this::grade).limit(LOOKED_AT).toList()) / gain(best);
    }

    private static double gain(List<Integer> grades) {
      double gain = 0;
      for (int i = 0; i < grades.size(); i++) {
        gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
      }
      return gain;
    }
  }

  static List<Judged> all() throws IOException {
    List<Judged> judged = new ArrayList<>();
    try (InputStream file =
        Objects.requireNonNull(Judgements.class.getResourceAsStream("/search/judgements.yml"))) {
      List<Map<String, Object>> read =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      for (Map<String, Object> one : read) {
        judged.add(
            new Judged(
                String.valueOf(one.get("query")), texts(one.get("good")), texts(one.get("fair"))));
      }
    }
    return judged;
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
