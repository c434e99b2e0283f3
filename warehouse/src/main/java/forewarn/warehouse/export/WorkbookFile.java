package forewarn.warehouse.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook of several sheets, each with a first line of names that stays in sight and can
 * be filtered by. Values are typed as in {@link ResultFile#xlsx}. Not thread-safe; complete only
 * once it is closed, which leaves the stream open.
 */
public final class WorkbookFile implements AutoCloseable {
  private static final int LONGEST_NAME = 31;

  private final OutputStream output;
  private final Set<String> names = new HashSet<>();
  private @Nullable XlsxFile file;

  public WorkbookFile(OutputStream output) {
    this.output = output;
  }

  /** Begins a sheet; rows go there from now on. */
  public void sheet(String name, List<String> columns) throws IOException {
    String fit = fit(name);
    if (file == null) {
      file = new XlsxFile(output, fit, columns, XlsxFile.MOST_ROWS);
    } else {
      file.begin(fit, columns);
    }
  }

  // What Excel takes as the name of a sheet, each once.
  private String fit(String name) {
    String plain = name.replaceAll("[\\[\\]:*?/\\\\']+", " ").strip();
    String cut = plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
    String found = cut.isEmpty() ? "Sheet" : cut;
    for (int i = 2; !names.add(found.toLowerCase(Locale.ROOT)); i++) {
      String end = " " + i;
      found = cut.substring(0, Math.min(cut.length(), LONGEST_NAME - end.length())) + end;
    }
    return found;
  }

  /**
   * Adds a row to the sheet that was begun last.
   *
   * @param values one for each column: String, Long, Double, Boolean, Instant, LocalDate or null
   */
  public void row(List<? extends @Nullable Object> values) throws IOException {
    if (file == null) {
      throw new IllegalStateException("Cannot write a row: no sheet has been begun");
    }
    file.row(values);
  }

  @Override
  public void close() throws IOException {
    if (file == null) {
      sheet("Empty", List.of());
    }
    if (file != null) {
      file.close();
    }
  }
}
