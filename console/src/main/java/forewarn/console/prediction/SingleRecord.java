package forewarn.console.prediction;

import forewarn.console.problem.Problems;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a record that stands by itself: it need not say where and when. */
@Component
final class SingleRecord {
  private static final String NOWHERE = "UNNAMED";

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

  HourlyRecord read(byte[] body) {
    return switch (HourlyRecordCodec.decode(completed(body))) {
      case HourlyRecordCodec.Good good -> good.value();
      case HourlyRecordCodec.Bad bad -> throw Problems.badFields(bad.problems());
    };
  }

  // What cannot be read here is left as it is: the codec says what is wrong with it.
  private byte[] completed(byte[] body) {
    if (body.length > HourlyRecordCodec.MOST_BYTES) {
      return body;
    }
    try {
      JsonNode node = json.readTree(body);
      if (!(node instanceof ObjectNode fields)) {
        return body;
      }
      if (!fields.hasNonNull("cluster_id")) {
        fields.put("cluster_id", NOWHERE);
      }
      if (!fields.hasNonNull("timestamp_1h") && !fields.hasNonNull("sent_at")) {
        fields.put("timestamp_1h", clock.instant().truncatedTo(ChronoUnit.HOURS).toString());
      }
      return json.writeValueAsBytes(fields);
    } catch (JacksonException e) {
      return body;
    }
  }
}
