package forewarn.telemetry;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** A prediction as flat JSON, field names as the columns of FACT_PREDICTIONS. Thread-safe. */
public final class PredictionCodec {
  private PredictionCodec() {}

  public static byte[] encode(Prediction prediction) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JsonFields.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      PlaceFields.write(json, prediction.place());
      json.writeStringProperty("timestamp_1h", prediction.hour().toString());
      json.writeNumberProperty("probability", prediction.probability());
      json.writeNumberProperty("label_outage_1h", prediction.outageExpected() ? 1 : 0);
      json.writeNumberProperty("threshold", prediction.threshold());
      json.writeStringProperty("model_name", prediction.model());
      json.writeStringProperty("model_version", prediction.modelVersion());
      json.writeStringProperty("made_at", prediction.madeAt().toString());
      json.writeNumberProperty("latency_ms", prediction.latencyMillis());
      json.writeNumberProperty("outage_now", prediction.outageNow() ? 1 : 0);
      for (Signal signal : Signal.ALL) {
        JsonFields.writeSignal(json, signal, prediction.readings().value(signal));
      }
      writeNames(json, "missing_features", prediction.missingFeatures());
      writeNames(json, "unusual_features", prediction.unusualFeatures());
      writeChallenger(json, prediction.challenger());
      json.writeStringProperty("source_topic", prediction.source().topic());
      json.writeNumberProperty("source_partition", prediction.source().partition());
      json.writeNumberProperty("source_offset", prediction.source().offset());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void writeNames(JsonGenerator json, String field, List<String> names) {
    json.writeArrayPropertyStart(field);
    names.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void writeChallenger(
      JsonGenerator json, Prediction.@Nullable Challenger challenger) {
    if (challenger != null) {
      json.writeStringProperty("challenger_name", challenger.model());
      json.writeStringProperty("challenger_version", challenger.modelVersion());
      json.writeNumberProperty("challenger_probability", challenger.probability());
      json.writeNumberProperty("challenger_threshold", challenger.threshold());
      json.writeNumberProperty("challenger_label_outage_1h", challenger.outageExpected() ? 1 : 0);
    }
  }

  /**
   * Reads what {@link #encode} wrote, of this or an older release; unknown fields are skipped.
   *
   * @throws IllegalArgumentException when it is no prediction
   */
  public static Prediction decode(byte[] json) {
    return new PredictionReader().read(json);
  }
}
