package forewarn.console.prediction;

import forewarn.console.problem.Problems;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.Signal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a record that stands by itself: it need not say where and when. */
@Component
final class SingleRecord {
  /** What a record without a signal is answered. */
  static final String NO_SIGNAL =
      "No signal was given. Give at least one, for example offline_ont_ratio, trap_trend_score,"
          + " snr_avg, rx_power_avg or temperature_avg_c.";

  private static final String NOWHERE = "UNNAMED";
  // They tell of the hour, not of the network, and some follow from it.
  private static final Set<Signal> OF_THE_HOUR =
      EnumSet.of(Signal.HOUR_OF_DAY, Signal.DAY_OF_WEEK, Signal.IS_MAINTENANCE_WINDOW);

  private final JsonMapper json;
  private final InstantSource clock;

  SingleRecord(JsonMapper json, InstantSource clock) {
    this.json = json;
    this.clock = clock;
  }

  /** Reads fields by their names; values as text, with or without a unit. */
  HourlyRecordCodec.Decoded decode(Map<String, String> fields) {
    return HourlyRecordCodec.decode(completed(json.writeValueAsBytes(fields)));
  }

  /**
   * A record as it was sent.
   *
   * @param cluster it says it is of; empty when it does not say
   * @param hour it says it is of; empty when it does not say
   */
  record Given(HourlyRecord hourly, Optional<String> cluster, Optional<Instant> hour) {}

  /**
   * Reads a JSON object.
   *
   * @throws org.springframework.web.ErrorResponseException 400 when a field breaks a rule, or when
   *     no signal is given
   */
  Given read(byte[] body) {
    return switch (HourlyRecordCodec.decode(completed(body))) {
      case HourlyRecordCodec.Good good -> given(good.value(), body);
      case HourlyRecordCodec.Bad bad -> throw Problems.badFields(bad.problems());
    };
  }

  private Given given(HourlyRecord hourly, byte[] body) {
    if (Signal.ALL.stream()
        .filter(signal -> !OF_THE_HOUR.contains(signal))
        .allMatch(signal -> Double.isNaN(hourly.value(signal)))) {
      throw Problems.badRequest("Bad record", NO_SIGNAL);
    }
    // What only the codec can read, it has found complete.
    Optional<ObjectNode> fields = fields(body);
    boolean saysWhere = fields.map(SingleRecord::saysWhere).orElse(true);
    boolean saysWhen = fields.map(SingleRecord::saysWhen).orElse(true);
    return new Given(
        hourly,
        saysWhere ? Optional.of(hourly.place().clusterId()) : Optional.empty(),
        saysWhen ? Optional.of(hourly.hour()) : Optional.empty());
  }

  private static boolean saysWhere(JsonNode fields) {
    return fields.hasNonNull("cluster_id");
  }

  private static boolean saysWhen(JsonNode fields) {
    return fields.hasNonNull("timestamp_1h") || fields.hasNonNull("sent_at");
  }

  // What cannot be read here is left as it is: the codec says what is wrong with it.
  private byte[] completed(byte[] body) {
    if (body.length > HourlyRecordCodec.MOST_BYTES) {
      return body;
    }
    return fields(body).map(this::completed).orElse(body);
  }

  private byte[] completed(ObjectNode fields) {
    if (!saysWhere(fields)) {
      fields.put("cluster_id", NOWHERE);
    }
    if (!saysWhen(fields)) {
      fields.put("timestamp_1h", clock.instant().truncatedTo(ChronoUnit.HOURS).toString());
    }
    return json.writeValueAsBytes(fields);
  }

  private Optional<ObjectNode> fields(byte[] body) {
    try {
      return json.readTree(body) instanceof ObjectNode fields
          ? Optional.of(fields)
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
