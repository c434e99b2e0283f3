package forewarn.warehouse.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes CSV. */
final class CsvFile implements ResultFile {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?");
  // What spreadsheets take for the beginning of a formula, in their full-width forms as well.
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
  private static final String TO_QUOTE = ",\"\r\n";

  private final Writer writer;

  CsvFile(OutputStream output, List<String> columns) throws IOException {
    this.writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    row(columns);
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        writer.write(',');
      }
      field(values.get(i));
    }
    writer.write("\r\n");
  }

  private void field(@Nullable Object value) throws IOException {
    if (value instanceof String text) {
      writer.write(quoted(harmless(text)));
    } else if (value != null) {
      writer.write(value.toString());
    }
  }

  private static String harmless(String text) {
    boolean runs =
        !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
    return runs ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean needed = text.isEmpty() || text.chars().anyMatch(c -> TO_QUOTE.indexOf(c) >= 0);
    return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  @Override
  public void close() throws IOException {
    writer.flush();
  }
}
