package forewarn.warehouse.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a table can be written as. */
public enum ExportFormat {
  /** Types and values exactly; one file per month where the table has a time. */
  PARQUET("application/vnd.apache.parquet"),
  /** For any program; as {@link ResultFile#csv}. */
  CSV("text/csv;charset=UTF-8"),
  /** For people; as {@link ResultFile#xlsx}. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /** For example {@code .csv}. */
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** The format of a name such as {@code csv}, in any case. */
  public static Optional<ExportFormat> of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** The format that a file's name ends with. */
  public static Optional<ExportFormat> ofFile(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.ending())).findFirst();
  }
}
