package forewarn.console.job;

import forewarn.prediction.registry.Decision.Kind;
import forewarn.prediction.registry.ModelId;
import forewarn.prediction.training.Comparison;
import forewarn.warehouse.export.ExportFormat;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work that a command hands to the running instance, or does itself when there is none. */
public sealed interface Job {
  /** Loads files into the warehouse. Paths are absolute. */
  record Import(List<Path> paths) implements Job {
    public Import {
      paths = List.copyOf(paths);
    }
  }

  /** Makes silver and gold again. */
  record Rebuild() implements Job {}

  /** Trains and registers a model, and compares it with others. */
  record Train(Comparison comparison) implements Job {}

  /**
   * Writes a table as files.
   *
   * @param table with or without its schema
   * @param target a file or a folder, absolute
   */
  record Export(String table, ExportFormat format, Path target) implements Job {}

  /**
   * Decides about a model.
   *
   * @param model null where the decision itself says which: roll back, end of a challenge
   * @param who the user of the command line
   */
  record Decide(Kind what, @Nullable ModelId model, String who, String why) implements Job {}

  /** Writes everything that cannot be made again into one file, whose path is absolute. */
  record Backup(Path file) implements Job {}
}
