package forewarn.telemetry;

import forewarn.telemetry.HourlyRecordCodec.Bad;
import forewarn.telemetry.HourlyRecordCodec.Decoded;
import forewarn.telemetry.HourlyRecordCodec.Good;
import forewarn.telemetry.KnownFields.Field;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Reads one hourly record; made anew for each. Not thread-safe. */
final class HourlyRecordReader {
  private static final int LONGEST_NAME = 200;
  private static final Pattern NUMBER_WITH_UNIT =
      Pattern.compile(
          "\\s*([-+]?[0-9]{1,15}(?:\\.[0-9]{1,20})?(?:[eE][-+]?[0-9]{1,3})?)\\s*(?:dBm|dB|°C|C|%)?\\s*");

  /**
   * How each known column is read; a column that is missing here is kept in RAW and otherwise
   * ignored.
   */
  private enum Role {
    NAME,
    KEY,
    SIGNAL,
    HOUR,
    SENT_AT,
    LABEL,
    ROW_INDEX
  }

  private static final KnownFields<Role> FIELDS =
      new KnownFields<Role>()
          .with(Role.NAME, Place.NAMES)
          .with(Role.KEY, Place.KEYS)
          .with(Role.SIGNAL, Signal.ALL.stream().map(Signal::column).toList())
          .with(Role.HOUR, List.of("timestamp_1h"))
          .with(Role.SENT_AT, List.of("sent_at"))
          .with(Role.LABEL, List.of("label_outage_1h"))
          .with(Role.ROW_INDEX, List.of("row_index"));

  private final List<Problem> problems = new ArrayList<>();
  private final PlaceFields place = new PlaceFields();
  private final double[] values = new double[Signal.ALL.size()];
  private @Nullable Instant hour;
  private @Nullable Instant sentAt;
  private @Nullable Boolean label;
  private @Nullable Long rowIndex;

  HourlyRecordReader() {
    Arrays.fill(values, Double.NaN);
  }

  Decoded read(byte[] json) {
    try (JsonParser parser = JsonFields.FACTORY.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return HourlyRecordCodec.bad(json, "not a JSON object");
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        readField(parser, name);
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        return HourlyRecordCodec.bad(json, "more than one JSON object");
      }
    } catch (JacksonException e) {
      return HourlyRecordCodec.bad(json, "not valid JSON: " + e.getOriginalMessage());
    }
    return complete();
  }

  private void readField(JsonParser parser, String name) {
    Field<Role> column = FIELDS.find(name);
    JsonToken token = parser.currentToken();
    if (column == null || token == JsonToken.VALUE_NULL) {
      parser.skipChildren();
      return;
    }
    if (token.isStructStart()) {
      problem(name, token == JsonToken.START_OBJECT ? "{…}" : "[…]", "not a single value");
      parser.skipChildren();
      return;
    }
    switch (column.role()) {
      case NAME -> readName(parser, column);
      case KEY ->
          readWhole(
              parser,
              name,
              0,
              Integer.MAX_VALUE,
              value -> place.putKey(column.index(), (int) value));
      case SIGNAL -> readSignal(parser, Signal.ALL.get(column.index()));
      case HOUR -> hour = readTime(parser, name);
      case SENT_AT -> sentAt = readTime(parser, name);
      case LABEL -> readWhole(parser, name, 0, 1, value -> label = value == 1);
      case ROW_INDEX -> readWhole(parser, name, 0, Long.MAX_VALUE, value -> rowIndex = value);
    }
  }

  private void readName(JsonParser parser, Field<Role> column) {
    String name = column.name();
    String text = parser.getString();
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      problem(name, text, "not a text");
    } else if (text.isBlank() || text.length() > LONGEST_NAME) {
      problem(name, text, text.isBlank() ? "blank" : "longer than " + LONGEST_NAME + " characters");
    } else if (hasControlCharacter(text)) {
      problem(name, text, "not printable");
    } else {
      place.putName(column.index(), text);
    }
  }

  private static boolean hasControlCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private void readSignal(JsonParser parser, Signal signal) {
    double value = readNumber(parser);
    String rule = Double.isNaN(value) ? "not a number" : signal.ruleBrokenBy(value);
    if (rule == null) {
      values[signal.ordinal()] = value;
    } else {
      problem(signal.column(), parser.getString(), rule);
    }
  }

  private void readWhole(
      JsonParser parser, String name, long min, long max, java.util.function.LongConsumer use) {
    double value = readNumber(parser);
    if (value >= min && value <= max && value == Math.rint(value)) {
      use.accept((long) value);
    } else {
      problem(name, parser.getString(), "not a whole number in " + min + ".." + max);
    }
  }

  private @Nullable Instant readTime(JsonParser parser, String name) {
    Instant time =
        switch (parser.currentToken()) {
          case VALUE_STRING -> Timestamps.parse(parser.getString());
          case VALUE_NUMBER_INT ->
              parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                  ? null
                  : Timestamps.parse(parser.getLongValue());
          default -> null;
        };
    if (time == null) {
      problem(name, parser.getString(), "not a time between 2000 and 2100");
    }
    return time;
  }

  private static double readNumber(JsonParser parser) {
    return switch (parser.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_STRING -> numberIn(parser.getString());
      case VALUE_TRUE -> 1;
      case VALUE_FALSE -> 0;
      default -> Double.NaN;
    };
  }

  private static double numberIn(String text) {
    Matcher matcher = NUMBER_WITH_UNIT.matcher(text);
    return matcher.matches() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
  }

  private Decoded complete() {
    String clusterId = place.clusterId();
    if (clusterId == null && !hasProblemWith("cluster_id")) {
      problem("cluster_id", "", "missing");
    }
    Instant time = hour == null ? sentAt : hour;
    if (time == null && !hasProblemWith("timestamp_1h")) {
      problem("timestamp_1h", "", "missing");
    }
    checkOffline();
    if (!problems.isEmpty() || clusterId == null || time == null) {
      return new Bad(problems);
    }
    Instant full = time.truncatedTo(ChronoUnit.HOURS);
    deriveCalendar(full);
    return new Good(
        new HourlyRecord(
            place.toPlace(clusterId), full, Readings.of(values), label, sentAt, rowIndex));
  }

  private void checkOffline() {
    double offline = values[Signal.OFFLINE_ONT_NOW.ordinal()];
    double registered = values[Signal.ONT_REGISTERED.ordinal()];
    if (offline > registered) {
      problem(
          Signal.OFFLINE_ONT_NOW.column(),
          Long.toString((long) offline),
          "more than the " + (long) registered + " of ont_registered");
    }
  }

  private void deriveCalendar(Instant full) {
    long epochHour = full.getEpochSecond() / 3600;
    fill(Signal.HOUR_OF_DAY, epochHour % 24);
    // 1970-01-01 was a Thursday, day 3 of a week that starts with Monday as 0.
    fill(Signal.DAY_OF_WEEK, (epochHour / 24 + 3) % 7);
  }

  private void fill(Signal signal, double value) {
    if (Double.isNaN(values[signal.ordinal()])) {
      values[signal.ordinal()] = value;
    }
  }

  private boolean hasProblemWith(String field) {
    return problems.stream().anyMatch(problem -> problem.field().equals(field));
  }

  private void problem(String field, String value, String rule) {
    problems.add(new Problem(field, value, rule));
  }
}
