package forewarn.console.start;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long rows are kept.
 *
 * @param stream how long a streamed record stays as it was sent, after it was archived
 * @param tables for names of RAW tables such as {@code raw-ont-status}, how far back from its
 *     newest row a table reaches; one that is not named keeps everything
 */
public record RetentionSettings(
    @DefaultValue("7d") Duration stream, @Nullable Map<String, Duration> tables) {
  static final RetentionSettings DEFAULT = new RetentionSettings(Duration.ofDays(7), null);

  /** By the tables' full names. */
  Map<String, Duration> byTable() {
    Map<String, Duration> byTable = new HashMap<>();
    if (tables != null) {
      tables.forEach((name, kept) ->
          byTable.put("RAW." + name.replace('-', '_').toUpperCase(Locale.ROOT), kept));
    }
    return byTable;
  }
}
