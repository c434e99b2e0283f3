package forewarn.operations.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of file a report is. */
public enum ReportFormat {
  PDF("application/pdf"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  ReportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The name in addresses, and the ending of files: {@code pdf}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its key; empty when there is none. */
  public static Optional<ReportFormat> of(String key) {
    return Arrays.stream(values()).filter(format -> format.key().equals(key)).findFirst();
  }
}
