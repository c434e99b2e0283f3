package forewarn.telemetry;

import static forewarn.telemetry.JsonFields.writeNullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * The hourly record as JSON, field names as in RAW_ML_FEATURES. Decoding takes a subset of the
 * fields, skips unknown ones, reads numbers given as text with a unit ({@code "-25 dBm"}) and names
 * every problem of a bad record at once. Thread-safe.
 */
public final class HourlyRecordCodec {
  /** A larger payload is refused before it is parsed. */
  public static final int MOST_BYTES = 64 * 1024;

  private HourlyRecordCodec() {}

  /** A record, or all the reasons why the payload is none. */
  public sealed interface Decoded {}

  public record Good(HourlyRecord value) implements Decoded {}

  public record Bad(List<Problem> problems) implements Decoded {
    public Bad {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads one payload. Never throws for what the payload contains.
   *
   * <p>{@code cluster_id} and {@code timestamp_1h} are required; the hour of {@code sent_at} stands
   * in for a missing {@code timestamp_1h}. Times are truncated to the hour. A missing {@code
   * hour_of_day} or {@code day_of_week} is derived from the hour.
   */
  public static Decoded decode(byte[] json) {
    if (json.length > MOST_BYTES) {
      return bad(json, "larger than " + MOST_BYTES + " bytes: " + json.length);
    }
    Decoded decoded = new HourlyRecordReader().read(json);
    return decoded instanceof Good && !UnicodeText.isValid(json)
        ? bad(json, UnicodeText.RULE)
        : decoded;
  }

  /** Writes the reported fields only; counts and flags without decimals. */
  public static byte[] encode(HourlyRecord hourly) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JsonFields.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("timestamp_1h", hourly.hour().toString());
      PlaceFields.write(json, hourly.place());
      for (Signal signal : Signal.ALL) {
        JsonFields.writeSignal(json, signal, hourly.value(signal));
      }
      Boolean label = hourly.outageNextHour();
      if (label != null) {
        json.writeNumberProperty("label_outage_1h", label ? 1 : 0);
      }
      writeNullable(json, "sent_at", hourly.sentAt());
      Long rowIndex = hourly.rowIndex();
      if (rowIndex != null) {
        json.writeNumberProperty("row_index", rowIndex);
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  static Bad bad(byte[] json, String rule) {
    String start = new String(json, 0, Math.min(json.length, 100), StandardCharsets.UTF_8);
    return new Bad(List.of(new Problem("payload", start, rule)));
  }
}
