package forewarn.warehouse.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a sheet as CSV, so that it goes the way of every other file from there on. */
final class SheetCsv {
  private SheetCsv() {}

  /**
   * Writes header and rows, comma-separated, all values quoted, missing ones empty.
   *
   * @return what the user should know of the sheet, or empty
   */
  static String write(Path workbook, Path csv) throws IOException {
    try (SheetFile sheet = SheetFile.open(workbook);
        BufferedWriter out = Files.newBufferedWriter(csv)) {
      line(out, sheet.header());
      for (SheetFile.Row row = sheet.next(); row != null; row = sheet.next()) {
        line(out, row.values());
      }
      return sheet.ignoredCells() == 0
          ? ""
          : "cells left out because their column has no name: %,d".formatted(sheet.ignoredCells());
    }
  }

  private static void line(BufferedWriter out, List<? extends @Nullable String> values)
      throws IOException {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      String value = values.get(i);
      if (value != null) {
        out.write('"');
        out.write(value.replace("\"", "\"\""));
        out.write('"');
      }
    }
    out.write('\n');
  }
}
