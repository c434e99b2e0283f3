package forewarn.prediction.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Models as folders {@code <name>/<version>/}, each with the model and its card, which are never
 * changed. A folder gets its name when it is complete; one whose name starts with a dot is being
 * written, or was when the process died. Thread-safe.
 */
final class ModelFiles {
  static final String MODEL = "model.ubj";
  static final String CARD = "card.json";

  private final Path directory;
  private final Map<ModelId, Known> cards = new ConcurrentHashMap<>();

  ModelFiles(Path directory) {
    this.directory = directory;
  }

  // Cards hold curves and distributions: reading hundreds anew for each list would be slow.
  private record Known(FileTime modified, long size, ModelCard card) {
    boolean isOf(BasicFileAttributes file) {
      return modified.equals(file.lastModifiedTime()) && size == file.size();
    }
  }

  /** Every folder of a model, in no order. */
  List<ModelId> all() {
    return folders(directory).stream()
        .flatMap(name -> folders(name).stream().map(version -> id(name, version)))
        .filter(ModelId::isWellFormed)
        .toList();
  }

  private static ModelId id(Path name, Path version) {
    return new ModelId(name.getFileName().toString(), version.getFileName().toString());
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(parent)) {
      return files.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new ModelException("Cannot list models in " + parent + ": " + e.getMessage(), e);
    }
  }

  boolean holds(ModelId model) {
    return model.isWellFormed() && Files.isDirectory(folder(model));
  }

  /**
   * The card of a model.
   *
   * @throws ModelException when it cannot be read or is another's
   */
  ModelCard card(ModelId model) {
    Path file = folder(model).resolve(CARD);
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Known known = cards.get(model);
      if (known == null || !known.isOf(attributes)) {
        known = new Known(attributes.lastModifiedTime(), attributes.size(), read(model, file));
        cards.put(model, known);
      }
      return known.card();
    } catch (IOException e) {
      throw new ModelException("Cannot read " + file + ": it is not there", e);
    } catch (IllegalArgumentException e) {
      throw new ModelException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static ModelCard read(ModelId model, Path file) throws IOException {
    ModelCard card = CardJson.read(Files.readString(file));
    if (!card.id().equals(model)) {
      throw new IllegalArgumentException("it is the card of " + card.id());
    }
    return card;
  }

  /** The file of a model, which is the one of its card when its hash is. */
  Path modelFile(ModelId model) {
    return folder(model).resolve(MODEL);
  }

  /** The version after all that are there, readable or not. */
  String nextVersion(String name) {
    int newest =
        all().stream()
            .filter(model -> model.name().equals(name))
            .mapToInt(ModelId::number)
            .max()
            .orElse(0);
    return Integer.toString(newest + 1);
  }

  void add(ModelCard card, byte[] model) {
    Path folder = folder(card.id());
    Path unfinished = folder.resolveSibling("." + card.version());
    try {
      Files.createDirectories(unfinished);
      DurableFile.write(unfinished.resolve(MODEL), model);
      DurableFile.write(
          unfinished.resolve(CARD), CardJson.writeForFile(card).getBytes(StandardCharsets.UTF_8));
      DurableFile.move(unfinished, folder);
    } catch (IOException e) {
      throw new ModelException("Cannot store model in " + folder + ": " + e.getMessage(), e);
    }
  }

  private Path folder(ModelId model) {
    return directory.resolve(model.name()).resolve(model.version());
  }
}
