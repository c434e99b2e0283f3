package forewarn.telemetry;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/** An alarm as flat JSON. Thread-safe. */
public final class AlarmCodec {
  private static final int LONGEST = 1000;
  private static final List<String> SEVERITIES =
      List.of("critical", "major", "minor", "warning", "indeterminate", Alarm.CLEARED);

  private AlarmCodec() {}

  public static byte[] encode(Alarm alarm) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JsonFields.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("reduction_key", alarm.reductionKey());
      json.writeStringProperty("source", alarm.source());
      json.writeStringProperty("object_class", alarm.objectClass());
      json.writeStringProperty("object_id", alarm.objectId());
      JsonFields.writeNullable(json, "cluster_id", alarm.clusterId());
      JsonFields.writeNullable(json, "olt_id", alarm.oltId());
      json.writeStringProperty("severity", alarm.severity());
      json.writeStringProperty("probable_cause", alarm.probableCause());
      json.writeStringProperty("problem", alarm.problem());
      json.writeStringProperty("at", alarm.at().toString());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /**
   * Reads an alarm; unknown fields are skipped. The reduction key, the object, its class, severity
   * and time are needed; the cluster's or OLT's own id stands for itself.
   *
   * @throws IllegalArgumentException when it is no alarm
   */
  public static Alarm decode(byte[] json) {
    Map<String, String> fields = fields(json);
    String severity = needed(fields, "severity").toLowerCase(Locale.ROOT);
    if (!SEVERITIES.contains(severity)) {
      throw new IllegalArgumentException(
          "Cannot read alarm: severity is " + severity + ", expected one of " + SEVERITIES);
    }
    String time = needed(fields, "at");
    Instant at = Timestamps.parse(time);
    if (at == null) {
      throw new IllegalArgumentException("Cannot read alarm: at is " + time);
    }
    String objectClass = needed(fields, "object_class").toLowerCase(Locale.ROOT);
    String objectId = needed(fields, "object_id");
    return new Alarm(
        needed(fields, "reduction_key"),
        fields.getOrDefault("source", "unknown"),
        objectClass,
        objectId,
        objectClass.equals("cluster") ? objectId : given(fields, "cluster_id"),
        objectClass.equals("olt") ? objectId : given(fields, "olt_id"),
        severity,
        fields.getOrDefault("probable_cause", "indeterminate"),
        fields.getOrDefault("problem", ""),
        at);
  }

  private static Map<String, String> fields(byte[] json) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = JsonFields.FACTORY.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("Cannot read alarm: it is no JSON object");
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        if (parser.nextToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
          fields.put(name, shortened(parser.getString()));
        } else {
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Cannot read alarm: " + e.getOriginalMessage(), e);
    }
    return fields;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static String needed(Map<String, String> fields, String name) {
    String value = given(fields, name);
    if (value == null) {
      throw new IllegalArgumentException("Cannot read alarm: " + name + " is missing");
    }
    return value;
  }

  private static @Nullable String given(Map<String, String> fields, String name) {
    String value = fields.get(name);
    return value == null || value.isBlank() ? null : value;
  }
}
