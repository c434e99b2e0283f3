package forewarn.warehouse.file;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Place;
import forewarn.telemetry.Problem;
import forewarn.telemetry.Readings;
import forewarn.telemetry.Signal;
import forewarn.warehouse.database.Block;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a {@link RecordFile}. */
final class RecordRow {
  private static final int HOUR = 0;
  private static final int NUMBER = 1;
  private static final int UNREADABLE = 2;
  private static final int FIRST_NAME = 3;
  private static final int FIRST_KEY = FIRST_NAME + Place.NAMES.size();
  private static final int LABEL = FIRST_KEY + Place.KEYS.size();
  private static final int FIRST_SIGNAL = LABEL + 1;

  private final Block block;
  private final int row;

  RecordRow(Block block, int row) {
    this.block = block;
    this.row = row;
  }

  long number() {
    return block.number(NUMBER, row, 0);
  }

  /** Why the row is no record; empty when it is one. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (block.isNull(HOUR, row)) {
      problems.add("timestamp_1h is missing");
    }
    if (name("cluster_id") == null) {
      problems.add("cluster_id is missing");
    }
    if (!block.isNull(UNREADABLE, row)) {
      problems.add("cannot read " + block.text(UNREADABLE, row));
    }
    for (Signal signal : Signal.ALL) {
      double value = value(signal);
      String rule = Double.isNaN(value) ? null : signal.ruleBrokenBy(value);
      if (rule != null) {
        problems.add(new Problem(signal.column(), Double.toString(value), rule).toString());
      }
    }
    return problems;
  }

  HourlyRecord toRecord() {
    double[] values = new double[Signal.ALL.size()];
    for (Signal signal : Signal.ALL) {
      values[signal.ordinal()] = value(signal);
    }
    long label = block.number(LABEL, row, -1);
    return new HourlyRecord(
        place(),
        Instant.EPOCH
            .plus(block.number(HOUR, row, 0), ChronoUnit.MICROS)
            .truncatedTo(ChronoUnit.HOURS),
        Readings.of(values),
        label < 0 ? null : label == 1,
        null,
        number());
  }

  private double value(Signal signal) {
    return block.real(FIRST_SIGNAL + signal.ordinal(), row);
  }

  private Place place() {
    String cluster = name("cluster_id");
    return Place.of(
        cluster == null ? "" : cluster,
        Place.NAMES.stream().<@Nullable String>map(this::name).toList(),
        Place.KEYS.stream().<@Nullable Integer>map(this::key).toList());
  }

  private @Nullable String name(String column) {
    int index = FIRST_NAME + Place.NAMES.indexOf(column);
    return block.isNull(index, row) ? null : block.text(index, row);
  }

  private @Nullable Integer key(String column) {
    int index = FIRST_KEY + Place.KEYS.indexOf(column);
    return block.isNull(index, row) ? null : (int) block.number(index, row, 0);
  }
}
