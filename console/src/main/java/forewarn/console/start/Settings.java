package forewarn.console.start;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All settings of {@code run}, from flags, FOREWARN_* environment variables or forewarn.yml in the
 * data directory; an unknown key stops the start.
 *
 * @param dataDir where everything is kept
 * @param port of the console
 * @param adminPassword first password of {@code admin}; a random one is made when missing
 * @param history {@code 12mo} makes twelve months of history at the first start, {@code none} makes
 *     none
 * @param simulator whether the simulator feeds the stream
 * @param profile of the simulator: {@code reference} or {@code harsh}
 * @param seed of the simulator
 * @param speed simulated seconds per second
 * @param bootstrap an existing Kafka cluster; the embedded broker is used when missing
 * @param brokerPort of the embedded broker
 * @param partitions of newly made topics
 * @param refreshSeconds how often streamed records move on into the warehouse's tables
 * @param queryRows the most rows an answer to a user's own SQL may have
 * @param uploadMb most megabytes of a file that is sent to be scored
 * @param map a GeoJSON file of the network's provinces; that of the reference network when missing
 * @param mapProperty the property of the file that names a province; {@code name} or {@code
 *     province} when missing
 * @param semanticModel what the assistant knows of the data: a file or folder of one's own; the
 *     shipped model is used when missing
 * @param retention how long rows are kept
 * @param retraining when a model is trained anew and proposed
 * @param openlineage where events about what is made from what go
 * @param modelAlarms how far live figures of a model may be from what is expected
 * @param mail where mail is handed in
 * @param outgoing what tools may send to
 * @param reports how reports are kept
 */
@ConfigurationProperties(prefix = "forewarn", ignoreUnknownFields = false)
public record Settings(
    @DefaultValue("data") Path dataDir,
    @DefaultValue("8080") int port,
    @Nullable String adminPassword,
    @DefaultValue("12mo") String history,
    @DefaultValue("true") boolean simulator,
    @DefaultValue("reference") String profile,
    @DefaultValue("1") long seed,
    @DefaultValue("720") double speed,
    @Nullable String bootstrap,
    @DefaultValue("9092") int brokerPort,
    @DefaultValue("2") int partitions,
    @DefaultValue("5") int refreshSeconds,
    @DefaultValue("10000") int queryRows,
    @DefaultValue("200") int uploadMb,
    @Nullable Path map,
    @Nullable String mapProperty,
    @Nullable Path semanticModel,
    @DefaultValue RetentionSettings retention,
    @DefaultValue RetrainingSettings retraining,
    @DefaultValue OpenLineageSettings openlineage,
    @DefaultValue ModelAlarmSettings modelAlarms,
    @DefaultValue MailSettings mail,
    @DefaultValue OutgoingSettings outgoing,
    @DefaultValue ReportSettings reports) {

  private static final Pattern MONTHS = Pattern.compile("([1-9][0-9]?)mo");
  private static final int MOST_MONTHS = 24;

  /** The first hour after the simulated history; live simulation begins here. */
  public static final Instant HISTORY_END = Instant.parse("2025-01-01T00:00:00Z");

  public Settings {
    dataDir = dataDir.toAbsolutePath().normalize();
    require(
        !(speed <= 0) && speed <= 1_000_000, "speed", speed, "must be above 0 and at most 1000000");
    require(partitions > 0 && partitions <= 1000, "partitions", partitions, "must be 1..1000");
    require(
        refreshSeconds > 0 && refreshSeconds <= 3600,
        "refresh-seconds",
        refreshSeconds,
        "must be 1..3600");
    require(queryRows > 0 && queryRows <= 1_000_000, "query-rows", queryRows, "must be 1..1000000");
    require(uploadMb > 0 && uploadMb <= 2_000, "upload-mb", uploadMb, "must be 1..2000");
    require(
        profile.equals("reference") || profile.equals("harsh"),
        "profile",
        profile,
        "must be reference or harsh");
    require(months(history) >= 0, "history", history, "must be none or 1mo to 24mo");
  }

  /** What holds when nothing is set but the data directory. */
  static Settings defaults(Path dataDir) {
    return new Settings(
        dataDir,
        8080,
        null,
        "none",
        false,
        "reference",
        1,
        720,
        null,
        9092,
        2,
        5,
        10_000,
        200,
        null,
        null,
        null,
        RetentionSettings.DEFAULT,
        RetrainingSettings.DEFAULT,
        OpenLineageSettings.OFF,
        ModelAlarmSettings.DEFAULT,
        MailSettings.OFF,
        OutgoingSettings.DEFAULT,
        ReportSettings.DEFAULT);
  }

  /** The first hour of the history to be made; empty when there shall be none. */
  public Optional<Instant> historyStart() {
    int months = months(history);
    return months == 0
        ? Optional.empty()
        : Optional.of(HISTORY_END.atZone(ZoneOffset.UTC).minusMonths(months).toInstant());
  }

  /** An existing cluster to use in place of the embedded broker. */
  public Optional<String> externalCluster() {
    return Optional.ofNullable(bootstrap);
  }

  private static int months(String history) {
    if (history.toLowerCase(Locale.ROOT).equals("none")) {
      return 0;
    }
    Matcher matcher = MONTHS.matcher(history);
    int months = matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    return months > MOST_MONTHS ? -1 : months;
  }

  private static void require(boolean valid, String key, Object value, String rule) {
    if (!valid) {
      throw new IllegalArgumentException("Invalid forewarn." + key + ": " + value + ", " + rule);
    }
  }
}
