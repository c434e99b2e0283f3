package forewarn.telemetry;

import forewarn.telemetry.KnownFields.Field;
import forewarn.telemetry.Prediction.Challenger;
import forewarn.telemetry.Prediction.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Reads one prediction; made anew for each. Not thread-safe. */
final class PredictionReader {
  private static final String MISSING_FEATURES = "missing_features";
  private static final String UNUSUAL_FEATURES = "unusual_features";

  private enum Role {
    NAME,
    KEY,
    SIGNAL,
    TEXT,
    NUMBER
  }

  private enum Text {
    TIMESTAMP_1H,
    MODEL_NAME,
    MODEL_VERSION,
    MADE_AT,
    CHALLENGER_NAME,
    CHALLENGER_VERSION,
    SOURCE_TOPIC
  }

  private enum Number {
    PROBABILITY,
    THRESHOLD,
    LATENCY_MS,
    OUTAGE_NOW,
    CHALLENGER_PROBABILITY,
    CHALLENGER_THRESHOLD,
    SOURCE_PARTITION,
    SOURCE_OFFSET
  }

  private static final KnownFields<Role> FIELDS =
      new KnownFields<Role>()
          .with(Role.NAME, Place.NAMES)
          .with(Role.KEY, Place.KEYS)
          .with(Role.SIGNAL, Signal.ALL.stream().map(Signal::column).toList())
          .with(Role.TEXT, names(Text.values()))
          .with(Role.NUMBER, names(Number.values()));

  private static List<String> names(Enum<?>[] fields) {
    return Stream.of(fields).map(PredictionReader::name).toList();
  }

  private static String name(Enum<?> field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  private final PlaceFields place = new PlaceFields();
  private final double[] signals = new double[Signal.ALL.size()];
  private final @Nullable String[] texts = new String[Text.values().length];
  private final double[] numbers = new double[Number.values().length];
  private final List<String> missingFeatures = new ArrayList<>(2);
  private final List<String> unusualFeatures = new ArrayList<>(0);

  PredictionReader() {
    Arrays.fill(signals, Double.NaN);
    Arrays.fill(numbers, Double.NaN);
  }

  Prediction read(byte[] json) {
    try (JsonParser parser = JsonFields.FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        readField(parser, name);
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Cannot read prediction: " + e.getOriginalMessage(), e);
    }
    return toPrediction();
  }

  private void readField(JsonParser parser, String name) {
    Field<Role> column = FIELDS.find(name);
    if (column != null && parser.currentToken().isScalarValue()) {
      switch (column.role()) {
        case NAME -> place.putName(column.index(), parser.getString());
        case KEY -> place.putKey(column.index(), parser.getIntValue());
        case SIGNAL -> signals[column.index()] = parser.getDoubleValue();
        case TEXT -> texts[column.index()] = parser.getString();
        case NUMBER -> numbers[column.index()] = parser.getDoubleValue();
      }
    } else if (name.equals(MISSING_FEATURES)) {
      readNames(parser, missingFeatures);
    } else if (name.equals(UNUSUAL_FEATURES)) {
      readNames(parser, unusualFeatures);
    } else {
      parser.skipChildren();
    }
  }

  private static void readNames(JsonParser parser, List<String> names) {
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      names.add(parser.getString());
    }
  }

  private Prediction toPrediction() {
    String clusterId = place.clusterId();
    if (clusterId == null) {
      throw missing("cluster_id");
    }
    return new Prediction(
        place.toPlace(clusterId),
        time(Text.TIMESTAMP_1H),
        number(Number.PROBABILITY),
        number(Number.THRESHOLD),
        text(Text.MODEL_NAME),
        text(Text.MODEL_VERSION),
        time(Text.MADE_AT),
        (long) number(Number.LATENCY_MS),
        number(Number.OUTAGE_NOW) == 1,
        Readings.of(signals),
        missingFeatures,
        unusualFeatures,
        challenger(),
        new Source(
            text(Text.SOURCE_TOPIC),
            (int) number(Number.SOURCE_PARTITION),
            (long) number(Number.SOURCE_OFFSET)));
  }

  private @Nullable Challenger challenger() {
    return texts[Text.CHALLENGER_NAME.ordinal()] == null
        ? null
        : new Challenger(
            text(Text.CHALLENGER_NAME),
            text(Text.CHALLENGER_VERSION),
            number(Number.CHALLENGER_PROBABILITY),
            number(Number.CHALLENGER_THRESHOLD));
  }

  private Instant time(Text field) {
    Instant time = Timestamps.parse(text(field));
    if (time == null) {
      throw new IllegalArgumentException(
          "Cannot read prediction: " + name(field) + " is " + text(field));
    }
    return time;
  }

  private String text(Text field) {
    String text = texts[field.ordinal()];
    if (text == null) {
      throw missing(name(field));
    }
    return text;
  }

  private double number(Number field) {
    double number = numbers[field.ordinal()];
    if (Double.isNaN(number)) {
      throw missing(name(field));
    }
    return number;
  }

  private static IllegalArgumentException missing(String field) {
    return new IllegalArgumentException("Cannot read prediction: " + field + " is missing");
  }
}
