package forewarn.warehouse.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes an Excel workbook. Text is always a text cell, never a formula. What Excel cannot hold is
 * written as near to it as it can: whole numbers beyond 15 digits and times before 1900 as text, a
 * longer text cut to the longest a cell takes.
 */
final class XlsxFile implements ResultFile {
  /** A sheet's rows, with the one of names. */
  static final int MOST_ROWS = 1_048_576;

  private static final int ROWS_IN_MEMORY = 1_000;
  private static final int LONGEST_TEXT = 32_767;
  private static final long LARGEST_EXACT = 999_999_999_999_999L;
  private static final LocalDate FIRST_DATE = LocalDate.of(1900, 3, 1);
  private static final String DATE = "yyyy-mm-dd";
  private static final String TIME = "yyyy-mm-dd hh:mm:ss";
  private static final double TIME_WIDTH = 19;
  private static final double WIDEST = 60;

  private final Workbook workbook;
  private final int mostRows;
  private String name;
  private List<String> columns;
  private Worksheet sheet;
  private int sheets = 1;
  private int next;

  XlsxFile(OutputStream output, List<String> columns, int mostRows) throws IOException {
    this(output, "Result", columns, mostRows);
  }

  XlsxFile(OutputStream output, String name, List<String> columns, int mostRows)
      throws IOException {
    this.workbook = new Workbook(staysOpen(output), "Forewarn", null);
    this.mostRows = mostRows;
    this.name = name;
    this.columns = List.copyOf(columns);
    this.sheet = workbook.newWorksheet(name);
    names();
  }

  /** Goes on with another table on a sheet of its own. */
  void begin(String name, List<String> columns) throws IOException {
    finishSheet();
    this.name = name;
    this.columns = List.copyOf(columns);
    this.sheets = 1;
    this.sheet = workbook.newWorksheet(name);
    names();
  }

  private void finishSheet() throws IOException {
    if (!columns.isEmpty()) {
      sheet.setAutoFilter(0, 0, next - 1, columns.size() - 1);
    }
    sheet.finish();
  }

  private void names() {
    for (int i = 0; i < columns.size(); i++) {
      sheet.inlineString(0, i, fitting(columns.get(i)));
      sheet.style(0, i).bold().set();
      sheet.width(i, Math.clamp(columns.get(i).length() + 2.0, TIME_WIDTH, WIDEST));
    }
    sheet.freezePane(0, 1);
    next = 1;
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    if (next == mostRows) {
      finishSheet();
      sheets++;
      sheet = workbook.newWorksheet(name + " " + sheets);
      names();
    }
    for (int i = 0; i < values.size(); i++) {
      cell(i, values.get(i));
    }
    next++;
    if (next % ROWS_IN_MEMORY == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Long number when Math.abs(number) <= LARGEST_EXACT -> sheet.value(next, column, number);
      case Double number when Double.isFinite(number) -> sheet.value(next, column, number);
      case Boolean flag -> sheet.value(next, column, flag);
      case Instant time -> time(column, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
      case LocalDate date when !date.isBefore(FIRST_DATE) -> {
        sheet.value(next, column, date);
        sheet.style(next, column).format(DATE).set();
      }
      default -> sheet.inlineString(next, column, fitting(value.toString()));
    }
  }

  private void time(int column, LocalDateTime time) {
    if (time.toLocalDate().isBefore(FIRST_DATE)) {
      sheet.inlineString(next, column, time + "Z");
      return;
    }
    sheet.value(next, column, time);
    sheet.style(next, column).format(TIME).set();
  }

  // XML has no characters below the space but tab and line ends, and no halves of pairs.
  private static String fitting(String text) {
    String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text;
    return cut.chars().noneMatch(XlsxFile::mayBeUnfit) ? cut : onlyFit(cut);
  }

  private static String onlyFit(String text) {
    StringBuilder fit = new StringBuilder(text.length());
    text.codePoints().forEach(point -> fit.appendCodePoint(isFit(point) ? point : 0xFFFD));
    return fit.toString();
  }

  private static boolean mayBeUnfit(int character) {
    return character < ' ' || Character.isSurrogate((char) character) || character >= 0xFFFE;
  }

  private static boolean isFit(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= ' ' && point < 0xD800)
        || (point > 0xDFFF && point < 0xFFFE)
        || point > 0xFFFF;
  }

  private static OutputStream staysOpen(OutputStream output) {
    return new FilterOutputStream(output) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        out.flush();
      }
    };
  }

  @Override
  public void close() throws IOException {
    finishSheet();
    workbook.finish();
  }
}
