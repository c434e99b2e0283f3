package forewarn.warehouse.query;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The attacks of {@code attacks.yml}. */
final class Attacks {
  private static final Pattern REPEATED = Pattern.compile("\\{\\{(.*?) x (\\d+)}}");

  private Attacks() {}

  /**
   * @param refusal words of the message
   */
  record Attack(String about, String sql, String refusal) {
    @Override
    public String toString() {
      return sql.length() > 100 ? sql.substring(0, 100) + "…" : sql;
    }
  }

  static List<Attack> all() throws IOException {
    List<Attack> attacks = new ArrayList<>();
    try (InputStream file =
        Objects.requireNonNull(Attacks.class.getResourceAsStream("attacks.yml"))) {
      for (JsonNode group : new YAMLMapper().readTree(file)) {
        for (JsonNode one : group.get("attacks")) {
          attacks.add(
              new Attack(
                  group.get("about").asString(),
                  written(one.get("sql").asString()),
                  one.get("refusal").asString()));
        }
      }
    }
    return attacks;
  }

  private static String written(String sql) {
    return REPEATED
        .matcher(sql)
        .replaceAll(found ->
            java.util.regex.Matcher.quoteReplacement(
                found.group(1).repeat(Integer.parseInt(found.group(2)))));
  }
}
