package forewarn.warehouse.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in an archive.
 *
 * @param format of the archive, counted up when an older program could not read it
 * @param createdAt wall clock
 * @param snapshotAt when the tables' snapshot was taken, wall clock
 */
public record Manifest(int format, Instant createdAt, Instant snapshotAt, List<Part> parts) {
  static final int FORMAT = 1;
  static final String NAME = "manifest.json";

  public Manifest {
    parts = List.copyOf(parts);
  }

  /**
   * One entry of the archive.
   *
   * @param name of the entry
   * @param sha256 of its content, in hex
   * @param table that it holds, for example {@code RAW.LOADS}; null for a file
   * @param rows of the table; 0 for a file
   */
  public record Part(String name, long bytes, String sha256, @Nullable String table, long rows) {}

  /** Rows of all tables. */
  public long rows() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  /** Number of tables. */
  public long tables() {
    return parts.stream().filter(part -> part.table() != null).count();
  }

  /** Content in bytes, before what the archive itself adds. */
  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }
}
