package forewarn.prediction.batch;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecordCodec.Bad;
import forewarn.telemetry.HourlyRecordCodec.Good;
import forewarn.telemetry.Problem;
import forewarn.telemetry.Signal;
import forewarn.warehouse.batch.GivenRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Reads rows as the stream's payloads are read: each becomes the message that a producer would send
 * of it. So there are no second rules of what a record is. For one thread.
 */
final class RowReader {
  // What other programs write where there is no value.
  private static final Set<String> NO_VALUE =
      Set.of("", "nan", "null", "na", "n/a", "none", "-", "#n/a");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][-+]?[0-9]{1,3})?");
  private static final int LONGEST_NUMBER = 60;
  private static final String NOWHERE = "UNNAMED";

  private final List<String> names;
  private final boolean namesNoCluster;
  private final boolean namesNoHour;
  private final String now;
  private final StringBuilder json = new StringBuilder(1024);

  RowReader(BatchColumns columns, Instant now) {
    this.names = columns.names();
    this.namesNoCluster = !names.contains("cluster_id");
    this.namesNoHour = !names.contains("timestamp_1h") && !names.contains("sent_at");
    this.now = now.truncatedTo(ChronoUnit.HOURS).toString();
  }

  /** Hands on the record, or says all that keeps the row from being one. */
  List<Problem> read(GivenRow row, Consumer<HourlyRecord> good) {
    List<Problem> formulas = formulas(row);
    if (!formulas.isEmpty()) {
      return formulas;
    }
    return switch (HourlyRecordCodec.decode(message(row))) {
      case Good decoded -> {
        good.accept(decoded.value());
        yield List.of();
      }
      case Bad bad -> bad.problems();
    };
  }

  // What a formula gave when the file was saved may be old: only values are taken.
  private List<Problem> formulas(GivenRow row) {
    List<Problem> formulas = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (row.isFormula(i)) {
        String text = row.text(i);
        formulas.add(
            new Problem(
                names.get(i), text == null ? "" : text, "a formula; only values are taken"));
      }
    }
    return formulas;
  }

  private byte[] message(GivenRow row) {
    json.setLength(0);
    json.append('{');
    if (namesNoCluster) {
      field("cluster_id", NOWHERE);
    }
    if (namesNoHour) {
      field("timestamp_1h", now);
    }
    for (int i = 0; i < names.size(); i++) {
      String text = row.text(i);
      if (text != null && !NO_VALUE.contains(text.strip().toLowerCase(Locale.ROOT))) {
        field(names.get(i), text.strip());
      }
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  // A number written out in all its digits is longer than one in a text may be.
  private static boolean isBare(String text) {
    return text.equalsIgnoreCase("true")
        || text.equalsIgnoreCase("false")
        || (text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches());
  }

  private void field(String name, String text) {
    if (json.length() > 1) {
      json.append(',');
    }
    json.append('"').append(name).append("\":");
    if (Signal.ofColumn(name) != null && isBare(text)) {
      json.append(text.toLowerCase(Locale.ROOT));
      return;
    }
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, json);
    json.append('"');
  }
}
