package forewarn.console.export;

import forewarn.console.pdf.Document;
import forewarn.console.pdf.Grid;
import forewarn.console.pdf.Picture;
import forewarn.console.pdf.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows, as its script collects it: texts as shown and pictures as PNG.
 *
 * @param name of the file
 * @param subject what was chosen
 */
record SentPage(String name, String title, String subject, List<Part> parts) {
  static final int MOST_PARTS = 100;
  static final int MOST_PICTURES = 30;
  static final int MOST_CELLS = 30_000;
  static final int MOST_TEXT = 2_000;

  /** A section; what it has none of may be missing. */
  record Part(
      @Nullable String title,
      @Nullable String note,
      boolean narrow,
      @Nullable List<Section.Figure> figures,
      @Nullable List<Section.Fact> facts,
      @Nullable List<byte[]> pictures,
      @Nullable List<Table> tables,
      @Nullable List<String> notes) {
    List<byte[]> sentPictures() {
      return pictures == null ? List.of() : pictures;
    }

    List<Table> sentTables() {
      return tables == null ? List.of() : tables;
    }
  }

  record Table(List<Grid.Column> columns, List<Grid.Row> rows, @Nullable String cut) {
    @SuppressWarnings("ConstantValue") // JSON may leave out what the compiler believes to be there.
    Table {
      require(columns != null && rows != null, "a table needs columns and rows");
      require(
          rows.stream().allMatch(row -> row.cells().size() == columns.size()),
          "a row has not one cell for each of the " + columns.size() + " columns");
    }

    int cells() {
      return columns.size() * (1 + rows.size());
    }
  }

  @SuppressWarnings("ConstantValue")
  SentPage {
    require(
        name != null && title != null && subject != null && parts != null,
        "name, title, subject and parts are needed");
    require(parts.size() <= MOST_PARTS, parts.size() + " parts, more than " + MOST_PARTS);
    int pictures = parts.stream().mapToInt(part -> part.sentPictures().size()).sum();
    require(pictures <= MOST_PICTURES, pictures + " pictures, more than " + MOST_PICTURES);
    long cells =
        parts.stream().flatMap(part -> part.sentTables().stream()).mapToLong(Table::cells).sum();
    require(cells <= MOST_CELLS, cells + " cells of tables, more than " + MOST_CELLS);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid page: " + otherwise);
    }
  }

  /**
   * As it is laid out.
   *
   * @throws IllegalArgumentException for a picture that is none, or too large
   */
  Document document(String made) {
    return new Document(
        shortened(title), shortened(subject), made, parts.stream().map(SentPage::section).toList());
  }

  private static Section section(Part part) {
    return new Section(
        shortened(part.title()),
        shortened(part.note()),
        part.narrow(),
        part.figures() == null ? List.of() : part.figures(),
        part.facts() == null ? List.of() : part.facts(),
        part.sentPictures().stream().map(Picture::of).toList(),
        part.sentTables().stream().map(SentPage::grid).toList(),
        part.notes() == null ? List.of() : part.notes().stream().map(SentPage::shortened).toList());
  }

  private static Grid grid(Table table) {
    return new Grid(
        table.columns(),
        table.rows().stream()
            .map(row ->
                new Grid.Row(row.cells().stream().map(SentPage::shortened).toList(), row.kind()))
            .toList(),
        shortened(table.cut()));
  }

  private static String shortened(@Nullable String text) {
    return text == null
        ? ""
        : text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT - 1) + "…" : text;
  }
}
