package forewarn.console.quality;

import forewarn.warehouse.rejected.RejectedRow;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rejected rows as CSV. A cell that a spreadsheet would run as a formula stays text. */
final class RejectedCsv {
  private static final String FORMULA = "=+-@\t\r";

  private final PrintWriter out;

  RejectedCsv(PrintWriter out) {
    this.out = out;
    out.print(
        "table,load,row,rules,message,raw_row,rejected_at,file,corrected_by_load,corrected_by\r\n");
  }

  void write(RejectedRow row) {
    RejectedRow.Correction correction = row.correction();
    line(
        row.table(),
        row.load(),
        row.row(),
        String.join(" ", row.rules()),
        row.message(),
        row.rawRow(),
        row.rejectedAt(),
        row.file(),
        correction == null ? null : correction.load(),
        correction == null ? null : correction.by());
  }

  void end() {
    out.flush();
  }

  private void line(@Nullable Object... cells) {
    out.print(Arrays.stream(cells).map(RejectedCsv::cell).collect(Collectors.joining(",")));
    out.print("\r\n");
  }

  static String cell(@Nullable Object value) {
    if (value == null || value instanceof Number) {
      return value == null ? "" : value.toString();
    }
    String text = value.toString();
    String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
