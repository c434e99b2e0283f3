package forewarn.console.audit;

import forewarn.operations.audit.AuditEntry;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.store.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The audit as a file, to be kept elsewhere. */
public final class AuditFile {
  private static final int BATCH = 1000;

  private AuditFile() {}

  /**
   * Writes every entry, oldest first: one JSON object a line, with its hash.
   *
   * @return how many there are
   * @throws IOException when the file cannot be written, or is there already
   */
  public static long write(AuditLog audit, Path file) throws IOException {
    long last = 0;
    long written = 0;
    try (BufferedWriter lines = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      List<AuditEntry> batch;
      do {
        batch = audit.after(last, BATCH);
        for (AuditEntry entry : batch) {
          lines.write(Json.write(EntryFields.of(entry)));
          lines.newLine();
          last = entry.sequence();
          written++;
        }
      } while (batch.size() == BATCH);
    }
    return written;
  }
}
