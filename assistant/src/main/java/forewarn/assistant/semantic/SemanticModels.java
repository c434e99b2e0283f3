package forewarn.assistant.semantic;

import forewarn.assistant.semantic.yaml.Problem;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.query.Expressions;
import forewarn.warehouse.query.OpenQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads semantic models and checks them against the warehouse: the one that comes with the program,
 * or a user's own, in one file of the Cortex Analyst format or in a folder like the shipped one.
 * Thread-safe.
 */
public final class SemanticModels {
  private final ModelReader reader;

  public SemanticModels(Warehouse warehouse, OpenQuery queries) {
    this.reader =
        new ModelReader(
            warehouse.catalogue(), new ExpressionCheck(new Expressions(warehouse), queries));
  }

  /** The model that comes with the program. */
  public SemanticReading shipped() {
    try {
      return reader.folder(ModelFiles.shipped());
    } catch (IOException e) {
      return unreadable("the shipped model", e);
    }
  }

  /** A model of a user's own: a file, or a folder that has a {@code model.yml}. */
  public SemanticReading read(Path path) {
    try {
      return Files.isDirectory(path)
          ? reader.folder(ModelFiles.in(path))
          : reader.file(path.getFileName().toString(), Files.readString(path));
    } catch (IOException e) {
      return unreadable(path.toString(), e);
    }
  }

  /**
   * A model of a user's own, in one file.
   *
   * @param name of the file, for messages
   */
  public SemanticReading read(String name, String text) {
    return reader.file(name, text);
  }

  /**
   * A model of a user's own, in files like those of the shipped one.
   *
   * @param files text by name, such as {@code tables/fact_tickets.yml}
   */
  public SemanticReading read(Map<String, String> files) {
    return reader.folder(files);
  }

  private static SemanticReading unreadable(String name, IOException e) {
    String reason = "it cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage();
    return new SemanticReading(
        Optional.empty(), List.of(new Problem(name, 1, 1, reason, "")), List.of());
  }
}
