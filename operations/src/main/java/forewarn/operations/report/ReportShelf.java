package forewarn.operations.report;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reports that have been made, as files of a folder; when they take more room than they may,
 * the oldest go, but never the newest one. Thread-safe.
 */
public final class ReportShelf {
  private static final Logger log = LoggerFactory.getLogger(ReportShelf.class);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ISO_LOCAL_DATE;

  private final Path folder;
  private final long mostBytes;
  private final Database database;
  private final AuditLog audit;
  private final InstantSource clock;

  public ReportShelf(
      Path folder, long mostBytes, Database database, AuditLog audit, InstantSource clock) {
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** Keeps a report that has just been made. */
  public synchronized KeptReport keep(ReportOrder order, byte[] bytes, Actor actor) {
    try {
      Files.createDirectories(folder);
      KeptReport kept = database.inTransaction(() -> insert(order, bytes, actor));
      removeOldest(kept.number());
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep a report in " + folder, e);
    }
  }

  private KeptReport insert(ReportOrder order, byte[] bytes, Actor actor) {
    long number =
        database.sql("select coalesce(max(id), 0) + 1 from reports").query(Long.class).single();
    String file =
        "%s-%s-R%d.%s"
            .formatted(
                order.kind().key(),
                STAMP.format(LocalDate.ofInstant(order.until(), order.zone())),
                number,
                order.format().key());
    KeptReport kept =
        new KeptReport(
            number,
            order.kind(),
            order.format(),
            order.until(),
            clock.instant(),
            actor.name(),
            file,
            bytes.length);
    database
        .sql(
            "insert into reports values (?, ?, ?, ?, ?, ?, ?, ?)",
            number,
            order.kind().key(),
            order.format().key(),
            order.until().toEpochMilli(),
            kept.madeAt().toEpochMilli(),
            actor.name(),
            file,
            kept.bytes())
        .update();
    audit.record(actor, "report.make", kept.id(), null, Map.of("file", file));
    write(folder.resolve(file), bytes);
    return kept;
  }

  // Whole or not at all: a row without its file would be worse than a file without its row.
  private static void write(Path file, byte[] bytes) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  private void removeOldest(long newest) {
    long room = mostBytes;
    for (KeptReport report : list(Integer.MAX_VALUE)) {
      room -= report.bytes();
      if (room < 0 && report.number() != newest) {
        database.sql("delete from reports where id = ?", report.number()).update();
        try {
          Files.deleteIfExists(folder.resolve(report.file()));
        } catch (IOException e) {
          log.warn("Cannot remove {}: {}", report.file(), e.getMessage());
        }
      }
    }
  }

  /** Newest first. */
  public List<KeptReport> list(int most) {
    return select("order by id desc limit ?", most);
  }

  /** By its id, {@code R-17} or {@code 17}; empty when there is none, or no longer. */
  public Optional<KeptReport> find(String id) {
    String digits = id.toUpperCase(Locale.ROOT).startsWith("R-") ? id.substring(2) : id;
    return digits.matches("[0-9]{1,18}")
        ? select("where id = ?", Long.parseLong(digits)).stream().findFirst()
        : Optional.empty();
  }

  /** The newest that somebody has made of an order. */
  public Optional<KeptReport> find(ReportOrder order, Actor actor) {
    return select(
            "where kind = ? and format = ? and until_at = ? and made_by = ? order by id desc limit 1",
            order.kind().key(),
            order.format().key(),
            order.until().toEpochMilli(),
            actor.name())
        .stream()
        .findFirst();
  }

  /** The bytes of its file. */
  public byte[] read(KeptReport report) {
    try {
      return Files.readAllBytes(folder.resolve(report.file()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + report.file(), e);
    }
  }

  private List<KeptReport> select(String condition, Object... values) {
    return database
        .sql("select * from reports " + condition, values)
        .query((row, number) ->
            new KeptReport(
                row.getLong("id"),
                ReportKind.of(row.getString("kind")).orElseThrow(),
                ReportFormat.of(row.getString("format")).orElseThrow(),
                java.time.Instant.ofEpochMilli(row.getLong("until_at")),
                java.time.Instant.ofEpochMilli(row.getLong("made_at")),
                row.getString("made_by"),
                row.getString("file"),
                row.getLong("bytes")))
        .list();
  }
}
