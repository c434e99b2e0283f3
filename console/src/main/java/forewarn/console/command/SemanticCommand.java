package forewarn.console.command;

import forewarn.assistant.semantic.SemanticModel;
import forewarn.assistant.semantic.SemanticModels;
import forewarn.assistant.semantic.SemanticReading;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.query.OpenQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "semantic",
    subcommands = HelpCommand.class,
    description = "check what the assistant knows of the data",
    footer = {
      "",
      "The assistant answers by a semantic model: the shipped one, or your own in",
      "the Cortex Analyst format, set by forewarn.semantic-model."
    })
@SuppressWarnings("NullAway.Init")
final class SemanticCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(description = "all problems of a model at once, and what of it is not used")
  int check(
      @Parameters(
              paramLabel = "FILE|DIR",
              arity = "0..1",
              description = "a model of your own (default: the shipped one)")
          @Nullable Path path)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    // The warehouse's objects are needed, not its rows: a new one minds no running instance.
    Path directory = Files.createTempDirectory("forewarn-semantic");
    try (Warehouse warehouse = Warehouse.open(directory, WarehouseSettings.defaults())) {
      SemanticModels models = new SemanticModels(warehouse, new OpenQuery(warehouse));
      SemanticReading reading = path == null ? models.shipped() : models.read(path);
      reading.problems().forEach(problem -> out.println("problem: " + problem));
      reading.notes().forEach(note -> out.println("note: " + note));
      out.println(reading.model().map(SemanticCommand::summary).orElse(failure(reading)));
      out.flush();
      return reading.model().isPresent() ? 0 : 1;
    } finally {
      delete(directory);
    }
  }

  private static String failure(SemanticReading reading) {
    return "This model cannot be used: problems " + reading.problems().size();
  }

  private static String summary(SemanticModel model) {
    return "Model %s can be used: tables %d, metrics %d, relationships %d, verified questions %d"
        .formatted(
            model.name(),
            model.tables().size(),
            model.tables().stream().mapToInt(table -> table.metrics().size()).sum(),
            model.relationships().size(),
            model.verifiedQueries().size());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
