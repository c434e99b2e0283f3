package forewarn.console.report;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.console.pdf.Document;
import forewarn.console.pdf.Grid;
import forewarn.console.pdf.Section;
import forewarn.console.table.DataTable;
import forewarn.warehouse.export.WorkbookFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report's content as a document for paper, and as a workbook. */
final class ReportFiles {
  private ReportFiles() {}

  static Document document(ReportContent content, Instant now) {
    return new Document(
        content.title(),
        content.period(),
        t("Made by Forewarn, {0} {1}", Format.hour(now), Format.zone()),
        content.parts().stream().map(ReportFiles::section).toList());
  }

  private static Section section(ReportContent.Part part) {
    return new Section(
        part.title(),
        part.note(),
        false,
        part.figures().stream()
            .map(figure ->
                new Section.Figure(
                    figure.label(),
                    figure.text(),
                    Double.isNaN(figure.value()) ? "" : figure.unit(),
                    figure.under()))
            .toList(),
        List.of(),
        part.plots(),
        List.of(),
        part.tables().stream()
            .filter(table -> !table.rows().isEmpty())
            .map(table -> grid(table, part.mostRows()))
            .toList(),
        notes(part));
  }

  // An empty table is said to be so.
  private static List<String> notes(ReportContent.Part part) {
    boolean empty = part.tables().stream().anyMatch(table -> table.rows().isEmpty());
    return empty
        ? Stream.concat(Stream.of(t("None.")), part.notes().stream()).toList()
        : part.notes();
  }

  private static Grid grid(DataTable table, int most) {
    List<Grid.Row> rows =
        table.rows().stream()
            .limit(most)
            .map(row -> new Grid.Row(cells(table, row), row.kind()))
            .toList();
    int left = table.rows().size() - rows.size();
    return new Grid(
        table.columns().stream()
            .map(column -> new Grid.Column(withUnit(column), column.kind().isNumber()))
            .toList(),
        rows,
        left > 0 ? t("{0} more rows are in the workbook.", Format.count(left)) : "");
  }

  private static String withUnit(DataTable.Column column) {
    return column.unit().isEmpty() ? column.label() : column.label() + " (" + column.unit() + ")";
  }

  // A cell of time has no zone: its column says which.
  private static String named(DataTable.Column column) {
    return column.kind() == DataTable.Kind.HOUR ? column.label() + " (UTC)" : withUnit(column);
  }

  private static List<String> cells(DataTable table, DataTable.Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      cells.add(table.columns().get(i).show(row.values().get(i)));
    }
    return cells;
  }

  static byte[] workbook(ReportContent content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WorkbookFile file = new WorkbookFile(bytes)) {
      file.sheet(
          t("Summary"), List.of(t("Part"), t("Figure"), t("Value"), t("Unit"), t("Compared")));
      file.row(row(content.title(), t("Period"), content.period(), "", ""));
      for (ReportContent.Part part : content.parts()) {
        for (ReportContent.Figure figure : part.figures()) {
          file.row(
              row(
                  part.title(),
                  figure.label(),
                  Double.isNaN(figure.value()) ? null : figure.value(),
                  figure.unit(),
                  String.join("; ", figure.under())));
        }
      }
      for (ReportContent.Part part : content.parts()) {
        for (DataTable table : part.tables()) {
          sheet(file, table);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + content.title(), e);
    }
    return bytes.toByteArray();
  }

  private static void sheet(WorkbookFile file, DataTable table) throws IOException {
    file.sheet(table.title(), table.columns().stream().map(ReportFiles::named).toList());
    for (DataTable.Row row : table.rows()) {
      List<@Nullable Object> values = new ArrayList<>();
      for (Object value : row.values()) {
        values.add(
            switch (value) {
              case Double number when !Double.isFinite(number) -> null;
              case Integer number -> number.longValue();
              case null, default -> value;
            });
      }
      file.row(values);
    }
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return new ArrayList<@Nullable Object>(Arrays.<@Nullable Object>asList(values));
  }
}
