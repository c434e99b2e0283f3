package forewarn.assistant.semantic;

import forewarn.assistant.semantic.yaml.Problem;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.query.OpenQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that questions are answered by: the user's own when there is one, else the shipped one.
 * A changed file is read again with the next question; while it has problems, what was in use
 * before it stays in use, and the problems can be asked for. The first question waits for the first
 * reading. Thread-safe.
 */
public final class ModelInUse {
  private static final Logger log = LoggerFactory.getLogger(ModelInUse.class);

  private final SemanticModels models;
  private final @Nullable Path own;
  private @Nullable SemanticModel model;
  private @Nullable SemanticReading newest;
  private List<Object> read = List.of();

  /**
   * @param own file or folder of a user's own model; the shipped one is used when missing
   */
  public ModelInUse(Warehouse warehouse, OpenQuery queries, @Nullable Path own) {
    this.models = new SemanticModels(warehouse, queries);
    this.own = own;
  }

  /**
   * Reads the model in a thread of its own, so that the first question need not wait, and problems
   * of a user's own model stand in the log of the start.
   */
  public void readAhead() {
    Thread.ofVirtual().name("semantic-model").start(this::tellProblems);
  }

  private void tellProblems() {
    try {
      List<Problem> problems = newest().problems();
      if (!problems.isEmpty()) {
        log.warn("Cannot use semantic model {}: {} problems", own, problems.size());
        problems.forEach(problem -> log.warn("{}", problem));
      }
    } catch (RuntimeException e) {
      log.warn("Cannot read the semantic model", e);
    }
  }

  /** The model in use. */
  public synchronized SemanticModel model() {
    readIfChanged();
    if (model == null) {
      model = models.shipped().usable();
    }
    return model;
  }

  /**
   * What came of reading the newest files: with problems, {@link #model()} is an earlier or the
   * shipped model.
   */
  public synchronized SemanticReading newest() {
    readIfChanged();
    if (newest == null) {
      throw new IllegalStateException("Cannot tell of a model: none was read");
    }
    return newest;
  }

  /** Where the user's own model is. */
  public Optional<Path> own() {
    return Optional.ofNullable(own);
  }

  private void readIfChanged() {
    Path path = own;
    List<Object> now = path == null ? List.of("shipped") : state(path);
    if (now.equals(read)) {
      return;
    }
    SemanticReading reading = path == null ? models.shipped() : models.read(path);
    read = now;
    newest = reading;
    reading.model().ifPresent(usable -> model = usable);
  }

  private static List<Object> state(Path path) {
    try (Stream<Path> files = Files.walk(path, 2)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .<Object>map(file -> List.of(file, modified(file), file.toFile().length()))
          .toList();
    } catch (IOException e) {
      return List.of(e.getClass());
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}
