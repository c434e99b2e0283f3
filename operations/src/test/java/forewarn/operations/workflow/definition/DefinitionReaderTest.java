package forewarn.operations.workflow.definition;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.operations.workflow.SampleTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionReaderTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/workflows");
  private static final Path SHIPPED = Path.of("src/main/resources/workflows");

  private final DefinitionReader reader = new DefinitionReader(SampleTools::find);

  @ParameterizedTest
  @MethodSource("valid")
  void readsWhatIsRight(Path file) throws IOException {
    assertThat(read(file).problems()).isEmpty();
    assertThat(read(file).workflow()).isNotNull();
  }

  static Stream<Path> valid() throws IOException {
    return Stream.concat(files(EXAMPLES.resolve("valid")), files(SHIPPED));
  }

  @Test
  void readsTheExampleOfTheReadMe() throws IOException {
    String page = Files.readString(Path.of("../README.md"));
    int from = page.indexOf("```yaml\n") + "```yaml\n".length();
    String text = page.substring(from, page.indexOf("```", from));

    Definition definition = reader.read("page-large-outages", text);

    assertThat(definition.problems()).isEmpty();
    assertThat(definition.workflow()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void tellsEveryProblemWithItsLine(Path file) throws IOException {
    String said =
        read(file).problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    Path expected = Path.of(file.toString().replace(".yml", ".txt"));

    assertThat(read(file).workflow()).isNull();
    assertThat(said).isEqualTo(Files.readString(expected).strip());
  }

  static Stream<Path> invalid() throws IOException {
    return files(EXAMPLES.resolve("invalid"));
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
    }
  }

  private Definition read(Path file) throws IOException {
    return reader.read(file.getFileName().toString().replace(".yml", ""), Files.readString(file));
  }

  @Test
  void keepsWhatItSays() throws IOException {
    Workflow workflow = read(EXAMPLES.resolve("valid/every-kind-of-step.yml")).workflow();

    assertThat(workflow).isNotNull();
    assertThat(workflow.enabled()).isTrue();
    assertThat(workflow.inputs())
        .extracting(Input::standard)
        .containsExactly("a@example.net", 2L, false);
    assertThat(workflow.steps())
        .extracting(Step::id)
        .containsExactly("choose", "note", "each", "hold");
    assertThat(workflow.steps().get(1).retry().times()).isEqualTo(3);
    assertThat(workflow.steps().get(1).timeout()).hasSeconds(5);
    assertThat(workflow.onFailure()).hasSize(1);
  }

  @Test
  void theSchemaNamesEveryTool() {
    var schema = WorkflowSchema.of(List.of(SampleTools.find("write_note").orElseThrow()));

    assertThat(schema.toString()).contains("write_note", "wait_until", "decide", "incident.opened");
  }
}
