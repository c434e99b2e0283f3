package forewarn.warehouse.batch;

import forewarn.warehouse.database.Block;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.export.ResultFile;
import forewarn.warehouse.file.CellKind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the given rows with what came of them. */
final class ResultOutput {
  private static final int REPORTED_EVERY = 2_000;
  // What was there already under the name of a result keeps its values under another.
  private static final String RENAMED = "_given";

  private final Session session;
  private final GivenTable given;
  private final Map<String, String> results;

  ResultOutput(Session session, GivenTable given, Details details) {
    this.session = session;
    this.given = given;
    this.results = results(details);
  }

  /** Column of the result to column of the table, in their order. */
  private static Map<String, String> results(Details details) {
    Map<String, String> results = new LinkedHashMap<>();
    results.put("label_outage_1h", "label");
    results.put("outage_probability", "probability");
    results.put("error", "error");
    switch (details) {
      case RESULT -> {}
      case MISSING_AND_UNUSUAL -> {
        results.put("missing_features", "missing");
        results.put("unusual_features", "unusual");
      }
    }
    return results;
  }

  void write(ExportFormat as, Path to, LongConsumer progress) throws IOException {
    switch (as) {
      case PARQUET -> parquet(to);
      case CSV, XLSX -> {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16);
            ResultFile file =
                as == ExportFormat.CSV
                    ? ResultFile.csv(out, names())
                    : ResultFile.xlsx(out, names())) {
          rows(file, as, progress);
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      }
    }
  }

  private List<String> names() {
    Set<String> taken = new HashSet<>(results.keySet());
    given.columns().forEach(column -> taken.add(lower(column.name())));
    List<String> names = new ArrayList<>();
    for (GivenColumn column : given.columns()) {
      names.add(
          results.containsKey(lower(column.name()))
              ? renamed(column.name(), taken)
              : column.name());
    }
    names.addAll(results.keySet());
    return names;
  }

  private static String renamed(String name, Set<String> taken) {
    String other = name + RENAMED;
    for (int number = 2; !taken.add(lower(other)); number++) {
      other = name + RENAMED + "_" + number;
    }
    return other;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void rows(ResultFile file, ExportFormat as, LongConsumer progress) {
    String values =
        given.columns().stream()
            .map(column -> ", " + column.plain() + " as v" + column.index())
            .collect(Collectors.joining());
    long[] written = {0};
    session.scan(
        "select kinds%s, %s from given join scored using (row_number) order by row_number"
            .formatted(values, String.join(", ", results.values())),
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            add(file, values(block, row, as));
            if (++written[0] % REPORTED_EVERY == 0) {
              progress.accept(written[0]);
            }
          }
        });
  }

  private static void add(ResultFile file, List<@Nullable Object> values) {
    try {
      file.row(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<@Nullable Object> values(Block block, int row, ExportFormat as) {
    int columns = given.columns().size();
    List<@Nullable Object> values = new ArrayList<>(columns + results.size());
    for (int column = 0; column < columns; column++) {
      Object value = block.value(1 + column, row);
      values.add(
          as == ExportFormat.XLSX && value instanceof String text
              ? TypedCell.of(text, kind(block, row, column))
              : value);
    }
    for (int result = 0; result < results.size(); result++) {
      values.add(block.value(1 + columns + result, row));
    }
    return values;
  }

  private CellKind kind(Block block, int row, int column) {
    return switch (given.format()) {
      case PARQUET -> CellKind.TEXT;
      // A CSV file does not tell numbers from texts.
      case CSV -> CellKind.NUMBER;
      case XLSX -> CellKind.values()[block.text(0, row).charAt(column) - '0'];
    };
  }

  private void parquet(Path to) {
    List<String> names = names();
    List<String> columns = new ArrayList<>();
    for (GivenColumn column : given.columns()) {
      columns.add(
          TypedColumn.of(session, column) + " as " + GivenTable.quoted(names.get(column.index())));
    }
    results.forEach((name, column) -> columns.add(column + " as " + GivenTable.quoted(name)));
    session.update(
        """
        copy (select %s from given join scored using (row_number) order by row_number) \
        to '%s' (format parquet, compression zstd)
        """
            .formatted(String.join(", ", columns), to.toString().replace("'", "''")));
  }
}
