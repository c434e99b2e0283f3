package forewarn.operations.network;

import forewarn.telemetry.Signal;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The network as the warehouse has it, read again now and then. Thread-safe. */
public final class NetworkSource {
  private static final Duration VALID = Duration.ofMinutes(10);
  // An empty or outgrown inventory is asked again soon.
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final List<Signal> USUAL =
      List.of(
          Signal.LINK_LOSS_COUNT,
          Signal.BAD_RSL_COUNT,
          Signal.HIGH_TEMP_COUNT,
          Signal.DYING_GASP_COUNT,
          Signal.SNR_AVG,
          Signal.TEMPERATURE_AVG_C);

  private final Queries queries;
  private final InstantSource clock;
  private Network network = new Network(List.of());
  private Instant readAt = Instant.MIN;

  public NetworkSource(Queries queries, InstantSource clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /** The network as it was read some minutes ago at most. */
  public synchronized Network network() {
    Instant now = clock.instant();
    Duration valid = network.isEmpty() ? SOON : VALID;
    if (readAt.equals(Instant.MIN) || readAt.plus(valid).isBefore(now)) {
      network = read();
      readAt = now;
    }
    return network;
  }

  private Network read() {
    Table table = queries.select(sql());
    return new Network(table.rows().stream().map(NetworkSource::cluster).toList());
  }

  private static KnownCluster cluster(List<@Nullable Object> row) {
    Map<Signal, Double> usual = new EnumMap<>(Signal.class);
    for (int i = 0; i < USUAL.size(); i++) {
      Double mean = number(row.get(7 + i));
      if (mean != null) {
        usual.put(USUAL.get(i), mean);
      }
    }
    Double onts = number(row.get(5));
    return new KnownCluster(
        String.valueOf(row.get(0)),
        String.valueOf(row.get(1)),
        text(row.get(2)),
        text(row.get(3)),
        text(row.get(4)),
        onts == null ? 0 : onts.intValue(),
        usual,
        number(row.get(6)));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable Double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : null;
  }

  private static String sql() {
    try (InputStream file = NetworkSource.class.getResourceAsStream("clusters.sql")) {
      if (file == null) {
        throw new IllegalStateException("Cannot read clusters.sql: it is not there");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read clusters.sql", e);
    }
  }
}
