package forewarn.telemetry;

import forewarn.telemetry.Prediction.Source;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
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
      json.writeArrayPropertyStart("missing_features");
      prediction.missingFeatures().forEach(json::writeString);
      json.writeEndArray();
      json.writeStringProperty("source_topic", prediction.source().topic());
      json.writeNumberProperty("source_partition", prediction.source().partition());
      json.writeNumberProperty("source_offset", prediction.source().offset());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /**
   * Reads what {@link #encode} wrote, of this or an older release; unknown fields are skipped.
   *
   * @throws IllegalArgumentException when it is no prediction
   */
  public static Prediction decode(byte[] json) {
    Map<String, String> texts = new HashMap<>();
    Map<String, Double> numbers = new HashMap<>();
    List<String> missing = new ArrayList<>();
    try (JsonParser parser = JsonFields.FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
          texts.put(name, parser.getString());
        } else if (token.isNumeric()) {
          numbers.put(name, parser.getDoubleValue());
        } else if (name.equals("missing_features")) {
          while (parser.nextToken() == JsonToken.VALUE_STRING) {
            missing.add(parser.getString());
          }
        } else {
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Cannot read prediction: " + e.getOriginalMessage(), e);
    }
    return new Fields(texts, numbers).toPrediction(missing);
  }

  private record Fields(Map<String, String> texts, Map<String, Double> numbers) {
    Prediction toPrediction(List<String> missing) {
      return new Prediction(
          place(),
          Instant.parse(text("timestamp_1h")),
          number("probability"),
          number("threshold"),
          text("model_name"),
          text("model_version"),
          Instant.parse(text("made_at")),
          (long) number("latency_ms"),
          number("outage_now") == 1,
          readings(),
          missing,
          new Source(
              text("source_topic"),
              (int) number("source_partition"),
              (long) number("source_offset")));
    }

    private Place place() {
      PlaceFields place = new PlaceFields();
      for (String name : PlaceFields.NAMES) {
        String value = texts.get(name);
        if (value != null) {
          place.putName(name, value);
        }
      }
      for (String key : PlaceFields.KEYS) {
        Double value = numbers.get(key);
        if (value != null) {
          place.putKey(key, value.intValue());
        }
      }
      return place.toPlace(text("cluster_id"));
    }

    private Readings readings() {
      double[] values = new double[Signal.ALL.size()];
      Arrays.setAll(values, i -> numbers.getOrDefault(Signal.ALL.get(i).column(), Double.NaN));
      return Readings.of(values);
    }

    private String text(String name) {
      String value = texts.get(name);
      if (value == null) {
        throw new IllegalArgumentException("Cannot read prediction: " + name + " is missing");
      }
      return value;
    }

    private double number(String name) {
      Double value = numbers.get(name);
      if (value == null) {
        throw new IllegalArgumentException("Cannot read prediction: " + name + " is missing");
      }
      return value;
    }
  }
}
