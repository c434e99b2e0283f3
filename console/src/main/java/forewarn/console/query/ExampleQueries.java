package forewarn.console.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Queries that come with the program: {@code examples.yml}. Immutable. */
@Component
class ExampleQueries {
  private final List<Example> examples;

  ExampleQueries() {
    try (InputStream file =
        Objects.requireNonNull(ExampleQueries.class.getResourceAsStream("examples.yml"))) {
      JsonNode all = new YAMLMapper().readTree(file);
      this.examples = all.valueStream().map(ExampleQueries::example).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read examples.yml", e);
    }
  }

  /** A query with what it is good for. */
  record Example(String name, String description, String sql) {}

  List<Example> all() {
    return examples;
  }

  private static Example example(JsonNode one) {
    return new Example(
        one.get("name").asString(),
        one.get("description").asString(),
        one.get("sql").asString().strip());
  }
}
