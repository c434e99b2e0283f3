package forewarn.console.start;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How reports are kept.
 *
 * @param keepMb megabytes that kept reports may take; the oldest go
 */
public record ReportSettings(@DefaultValue("500") int keepMb) {
  /** What holds when nothing is set. */
  static final ReportSettings DEFAULT = new ReportSettings(500);

  public ReportSettings {
    if (keepMb < 1 || keepMb > 1_000_000) {
      throw new IllegalArgumentException(
          "Invalid forewarn.reports.keep-mb: " + keepMb + ", must be 1..1000000");
    }
  }
}
