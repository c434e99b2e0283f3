package forewarn.operations.report;

import java.time.Instant;

/**
 * A report that has been made.
 *
 * @param number from 1; people say {@link #id()}
 * @param until what it is about ends here
 * @param madeBy a user's name, or {@code workflow <id>}, or {@code forewarn} for a schedule
 * @param file its name
 */
public record KeptReport(
    long number,
    ReportKind kind,
    ReportFormat format,
    Instant until,
    Instant madeAt,
    String madeBy,
    String file,
    long bytes) {

  /** As people and addresses name it: {@code R-17}. */
  public String id() {
    return "R-" + number;
  }
}
