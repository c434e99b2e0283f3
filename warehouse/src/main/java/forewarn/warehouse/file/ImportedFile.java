package forewarn.warehouse.file;

import java.nio.file.Path;

/**
 * What became of one file.
 *
 * @param table the RAW table it was loaded into; empty when there is none for its name
 * @param rows loaded now, those that cannot be read included
 * @param load the number of its load in RAW.LOADS; 0 when nothing was loaded
 * @param message for the user: what was done, or why not
 */
public record ImportedFile(
    Path file, String table, long rows, long load, Outcome outcome, String message) {

  /** A file of which nothing was loaded. */
  static ImportedFile without(Path file, String table, Outcome outcome, String message) {
    return new ImportedFile(file, table, 0, 0, outcome, message);
  }

  /** What became of a file. */
  public enum Outcome {
    LOADED,
    /** The same content was loaded before; nothing has changed. */
    UNCHANGED,
    /** No table has this name. */
    SKIPPED,
    FAILED
  }
}
