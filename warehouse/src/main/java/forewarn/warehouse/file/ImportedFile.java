package forewarn.warehouse.file;

import java.nio.file.Path;

/**
 * What became of one file.
 *
 * @param table the RAW table it was loaded into; empty when there is none for its name
 * @param rows loaded now
 * @param message for the user: what was done, or why not
 */
public record ImportedFile(Path file, String table, long rows, Outcome outcome, String message) {

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
