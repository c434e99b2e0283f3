package forewarn.operations.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a report is about. */
public enum ReportKind {
  /** What happened in the last day: incidents opened, ended and open. */
  DAILY_INCIDENTS("Daily incident digest"),
  /** The network over the last week of its data. */
  WEEKLY_NETWORK("Weekly network health"),
  /** How well outages were foreseen. */
  MODEL_PERFORMANCE("Model performance");

  private final String title;

  ReportKind(String title) {
    this.title = title;
  }

  /** In English. */
  public String title() {
    return title;
  }

  /** The name in addresses, files and workflows: {@code daily-incidents}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** By its key; empty when there is none. */
  public static Optional<ReportKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }

  /** All keys. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(ReportKind::key).toList();
  }
}
