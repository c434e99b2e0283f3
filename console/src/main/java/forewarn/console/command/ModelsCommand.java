package forewarn.console.command;

import forewarn.console.job.Job;
import forewarn.prediction.export.ModelExport;
import forewarn.prediction.registry.Decision.Kind;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelComparison;
import forewarn.prediction.registry.ModelId;
import forewarn.prediction.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "models",
    description = "list, compare, promote, roll back and export models",
    footer = {
      "",
      "A model is a candidate first. It becomes the champion, whose predictions count, or the",
      "challenger, which predicts in its shadow; a running instance switches with the next record.",
      "Models are named as outage/3. './forewarn models COMMAND --help' tells more of one."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ModelsCommand implements Runnable {
  private static final String MODEL = "NAME/VERSION";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      description = "every model, newest first, with its stage and test figures",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin DataDir dataDir,
      @Option(names = "--json", description = "print one JSON object and nothing else")
          boolean json) {
    ModelRegistry registry = registry(dataDir);
    System.out.println(json ? ModelsText.listJson(registry) : ModelsText.list(registry));
    return 0;
  }

  @Command(description = "all that is known of one model", mixinStandardHelpOptions = true)
  int show(
      @Mixin DataDir dataDir,
      @Parameters(paramLabel = MODEL) String model,
      @Option(names = "--json", description = "print the whole card as JSON") boolean json) {
    ModelRegistry registry = registry(dataDir);
    ModelCard card = card(registry, model);
    System.out.println(json ? ModelsText.cardJson(card) : ModelsText.show(card, registry));
    return 0;
  }

  @Command(description = "two models side by side", mixinStandardHelpOptions = true)
  int compare(
      @Mixin DataDir dataDir,
      @Parameters(paramLabel = MODEL) String one,
      @Parameters(paramLabel = MODEL) String other,
      @Option(names = "--json", description = "print one JSON object and nothing else")
          boolean json) {
    ModelRegistry registry = registry(dataDir);
    ModelComparison comparison = ModelComparison.of(card(registry, one), card(registry, other));
    System.out.println(json ? ModelsText.json(comparison) : ModelsText.compare(comparison));
    return 0;
  }

  @Command(
      description = "who decided what and why, and what retrainings proposed; newest first",
      mixinStandardHelpOptions = true)
  int history(
      @Mixin DataDir dataDir,
      @Option(names = "--json", description = "print one JSON object and nothing else")
          boolean json) {
    ModelRegistry registry = registry(dataDir);
    System.out.println(json ? ModelsText.historyJson(registry) : ModelsText.history(registry));
    return 0;
  }

  @Command(description = "put a model in use", mixinStandardHelpOptions = true)
  int promote(
      @Mixin DataDir dataDir,
      @Parameters(paramLabel = MODEL) String model,
      @Option(names = "--why", required = true, description = "kept with the decision")
          String why) {
    return decide(dataDir, Kind.PROMOTE, model, why);
  }

  @Command(
      description = "use again the model that was in use before this one",
      mixinStandardHelpOptions = true)
  int rollback(
      @Mixin DataDir dataDir,
      @Option(names = "--why", required = true, description = "kept with the decision")
          String why) {
    return decide(dataDir, Kind.ROLL_BACK, null, why);
  }

  @Command(
      description = "let a model predict in the shadow of the one in use",
      mixinStandardHelpOptions = true)
  int challenge(
      @Mixin DataDir dataDir,
      @Parameters(paramLabel = MODEL) String model,
      @Option(names = "--why", required = true, description = "kept with the decision")
          String why) {
    return decide(dataDir, Kind.CHALLENGE, model, why);
  }

  @Command(
      name = "end-challenge",
      description = "take the challenger out of the shadow",
      mixinStandardHelpOptions = true)
  int endChallenge(
      @Mixin DataDir dataDir,
      @Option(names = "--why", required = true, description = "kept with the decision")
          String why) {
    return decide(dataDir, Kind.END_CHALLENGE, null, why);
  }

  @Command(
      description = "put a model away that is not used; its files stay",
      mixinStandardHelpOptions = true)
  int archive(
      @Mixin DataDir dataDir,
      @Parameters(paramLabel = MODEL) String model,
      @Option(names = "--why", required = true, description = "kept with the decision")
          String why) {
    return decide(dataDir, Kind.ARCHIVE, model, why);
  }

  @Command(
      description = "make an archived model a candidate again",
      mixinStandardHelpOptions = true)
  int restore(
      @Mixin DataDir dataDir,
      @Parameters(paramLabel = MODEL) String model,
      @Option(names = "--why", required = true, description = "kept with the decision")
          String why) {
    return decide(dataDir, Kind.RESTORE, model, why);
  }

  @Command(description = "write a model as one file", mixinStandardHelpOptions = true)
  int export(
      @Mixin DataDir dataDir,
      @Parameters(paramLabel = MODEL) String model,
      @Option(
              names = "--format",
              defaultValue = "mlflow",
              description = "${COMPLETION-CANDIDATES} (default: mlflow, a zip)")
          ModelExport.Format format,
      @Option(
              names = "--to",
              paramLabel = "DIR|FILE",
              defaultValue = "",
              description = "a folder, or the file (default: the current directory)")
          Path to)
      throws IOException {
    ModelRegistry registry = registry(dataDir);
    ModelCard card = card(registry, model);
    byte[] content = ModelExport.of(registry, card, format);
    Path target = to.toAbsolutePath().normalize();
    Path file = Files.isDirectory(target) ? target.resolve(format.fileName(card)) : target;
    Files.write(file, content);
    System.out.println("%s: %,d bytes".formatted(file, content.length));
    return 0;
  }

  private static int decide(DataDir dataDir, Kind what, @Nullable String model, String why) {
    String who = System.getProperty("user.name", "somebody") + " (command line)";
    ModelId id = model == null ? null : ModelId.parse(model);
    return JobCommand.run(dataDir.path(), new Job.Decide(what, id, who, why));
  }

  // Files are replaced whole: what only reads needs no running instance, nor minds one.
  private static ModelRegistry registry(DataDir dataDir) {
    return new ModelRegistry(dataDir.path().resolve("models"));
  }

  private static ModelCard card(ModelRegistry registry, String model) {
    ModelId id = ModelId.parse(model);
    return registry
        .find(id.name(), id.version())
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot find model " + model + ": there is none"));
  }
}
