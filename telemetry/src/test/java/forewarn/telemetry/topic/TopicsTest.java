package forewarn.telemetry.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/topics.md is written from the list; set FOREWARN_WRITE_DOCS=1 after a change. */
class TopicsTest {
  private static final Path PAGE = Path.of("../docs/topics.md");

  @Test
  void areDocumented() throws IOException {
    if (System.getenv("FOREWARN_WRITE_DOCS") != null) {
      Files.writeString(PAGE, page());
    }
    assertThat(PAGE).hasContent(page());
  }

  private static String page() {
    return "# Kafka topics\n\n| topic | key | value | old messages |\n|---|---|---|---|\n"
        + Topics.ALL.stream().map(TopicsTest::row).collect(Collectors.joining())
        + "\nThis page is written from `Topics.java` by `TopicsTest`.\n";
  }

  private static String row(Topic topic) {
    String kept =
        switch (topic.cleanup()) {
          case DELETE -> "deleted after " + topic.retention().toDays() + " days";
          case COMPACT -> "the newest of each key is kept";
        };
    return "| `%s` | %s | %s | %s |%n".formatted(topic.name(), topic.key(), topic.value(), kept);
  }
}
