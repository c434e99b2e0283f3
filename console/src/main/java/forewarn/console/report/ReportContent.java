package forewarn.console.report;

import forewarn.console.pdf.Plot;
import forewarn.console.table.DataTable;
import java.util.List;

/**
 * What a report says, before it is a file.
 *
 * @param title in the reader's language
 * @param period what time it is of
 */
record ReportContent(String title, String period, List<Part> parts) {
  ReportContent {
    parts = List.copyOf(parts);
  }

  /**
   * A part under one heading.
   *
   * @param mostRows of each table that paper shows; a workbook has all
   */
  record Part(
      String title,
      String note,
      List<Figure> figures,
      List<Plot> plots,
      List<DataTable> tables,
      int mostRows,
      List<String> notes) {
    Part {
      figures = List.copyOf(figures);
      plots = List.copyOf(plots);
      tables = List.copyOf(tables);
      notes = List.copyOf(notes);
    }
  }

  /**
   * A figure.
   *
   * @param value NaN when not known
   * @param text as shown
   * @param under what stands below it
   */
  record Figure(String label, double value, String text, String unit, List<String> under) {
    Figure {
      under = List.copyOf(under);
    }
  }
}
