package forewarn.warehouse.batch;

import forewarn.warehouse.database.Block;
import forewarn.warehouse.database.Database;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.file.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV, Parquet or XLSX file in a database of their own on disk, so that memory does
 * not grow with them: read in their order, accepted, scored, and written again with their
 * predictions. Its methods may be called by any thread, but rows are accepted and scored by one.
 */
public final class BatchFile implements AutoCloseable {
  /** What may be taken at most, for all of a batch's work in the database. */
  private static final Map<String, String> SETTINGS =
      Map.of("memory_limit", "384MB", "threads", "2", "max_temp_directory_size", "8GB");

  private final Database database;
  private final GivenTable given;

  private BatchFile(Database database, GivenTable given) {
    this.database = database;
    this.given = given;
  }

  /**
   * Takes over all rows of a file; it is not needed afterwards.
   *
   * @param folder of this batch alone; whoever removes it closes this first
   * @param progress told the number of rows so far; what it throws ends the reading
   * @throws UnreadableFileException when it cannot be read; the message says why and where
   */
  public static BatchFile read(Path file, Path folder, BatchLimits limits, LongConsumer progress) {
    ExportFormat format =
        ExportFormat.ofFile(file)
            .orElseThrow(() -> new UnreadableFileException("not a CSV, Parquet or XLSX file"));
    Database database = Database.open(folder.resolve("batch.duckdb"), SETTINGS);
    try (Session session = database.session()) {
      session.update("set global TimeZone = 'UTC'");
      GivenTable given =
          switch (format) {
            case PARQUET -> GivenTable.ofParquet(session, file, limits);
            case CSV -> text(session, format, TextRows.csv(file), limits, progress);
            case XLSX -> text(session, format, TextRows.sheet(file), limits, progress);
          };
      if (given.rows() == 0) {
        throw new UnreadableFileException("it has a header but no row");
      }
      return new BatchFile(database, given);
    } catch (IOException e) {
      database.close();
      throw new UnreadableFileException(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static GivenTable text(
      Session session,
      ExportFormat format,
      TextRows rows,
      BatchLimits limits,
      LongConsumer progress)
      throws IOException {
    try (rows) {
      return GivenTable.ofText(session, format, rows, limits, progress);
    }
  }

  /** The file's format. */
  public ExportFormat format() {
    return given.format();
  }

  /** The names of its columns, in their order. */
  public List<String> columns() {
    return given.columns().stream().map(GivenColumn::name).toList();
  }

  public long rows() {
    return given.rows();
  }

  /** Whether it has a column of a name, in any case. */
  public boolean hasColumn(String name) {
    return indexOf(name) >= 0;
  }

  private int indexOf(String name) {
    List<GivenColumn> columns = given.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().toLowerCase(Locale.ROOT).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Visits all rows in the order of the file.
   *
   * @param wanted names of columns it has, in lower case: what the row's texts are of
   */
  public void forEach(List<String> wanted, Consumer<GivenRow> visit) {
    int[] columns = wanted.stream().mapToInt(this::indexOf).toArray();
    try (Session session = database.session()) {
      session.scan(
          given.texts(columns),
          block -> {
            for (int row = 0; row < block.rows(); row++) {
              visit.accept(new GivenRow(block, row, columns));
            }
          });
    }
  }

  /** Runs work that adds rows; they are there together when it returns. */
  public void accept(Consumer<AcceptedRows> work) {
    try (Session session = database.session();
        AcceptedRows rows = AcceptedRows.into(session)) {
      work.accept(rows);
    }
  }

  /** Visits the accepted rows by cluster and hour, those of one hour as in the file. */
  public void forEachAccepted(AcceptedRows.Visitor visitor) {
    try (Session session = database.session()) {
      AcceptedRows.visit(session, visitor);
    }
  }

  /** Runs work that says what came of the rows. */
  public void score(Consumer<ScoredRows> work) {
    try (Session session = database.session();
        ScoredRows rows = ScoredRows.into(session)) {
      work.accept(rows);
    }
  }

  /** What came of all rows. */
  public BatchSummary summary() {
    try (Session session = database.session()) {
      List<BatchSummary.Reason> reasons =
          session.list(
              "select reason, count(*) from scored where reason is not null"
                  + " group by reason order by count(*) desc, reason limit 20",
              row -> new BatchSummary.Reason(row.text(1), row.number(2)));
      return new BatchSummary(
          given.rows(),
          session.number("select count(*) from scored where label = 1"),
          session.number("select count(*) from scored where error is not null"),
          session.number("select count(distinct cluster) from accepted"),
          reasons);
    }
  }

  /**
   * Some rows to be shown: those with errors first, then the likeliest outages.
   *
   * @param wanted names of columns it has, in lower case
   */
  public List<ResultRow> worst(List<String> wanted, int offset, int most) {
    int[] columns = wanted.stream().mapToInt(this::indexOf).toArray();
    List<ResultRow> rows = new ArrayList<>();
    try (Session session = database.session()) {
      session.scan(
          given.worst(columns, offset, most),
          block -> {
            for (int row = 0; row < block.rows(); row++) {
              rows.add(resultRow(block, row, columns.length));
            }
          });
    }
    return rows;
  }

  private static ResultRow resultRow(Block block, int row, int columns) {
    List<@Nullable String> values = new ArrayList<>();
    int next = GivenRow.FIRST;
    for (int i = 0; i < columns; i++) {
      values.add(textOrNull(block, next++, row));
    }
    String missing = textOrNull(block, next + 3, row);
    String unusual = textOrNull(block, next + 4, row);
    return new ResultRow(
        block.number(GivenRow.PLACE, row, 0),
        values,
        block.real(next + 1, row),
        block.number(next, row, 0) == 1,
        textOrNull(block, next + 2, row),
        missing == null ? "" : missing,
        unusual == null ? "" : unusual);
  }

  private static @Nullable String textOrNull(Block block, int column, int row) {
    return block.isNull(column, row) ? null : block.text(column, row);
  }

  /**
   * Writes the rows in their order with {@code label_outage_1h}, {@code outage_probability} and
   * {@code error} after their own columns. Columns of the file that are called so are renamed, with
   * {@code _given} at the end.
   *
   * @param to a file, which is replaced
   * @param progress told the number of rows so far; what it throws ends the writing
   */
  public void write(ExportFormat as, Details details, Path to, LongConsumer progress)
      throws IOException {
    try (Session session = database.session()) {
      new ResultOutput(session, given, details).write(as, to, progress);
    } catch (DatabaseException e) {
      throw new IOException("Cannot write the result: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
