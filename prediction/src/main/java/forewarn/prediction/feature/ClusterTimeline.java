package forewarn.prediction.feature;

import forewarn.telemetry.Signal;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One cluster's last 24 hours up to its newest, and what is remembered of the hours before them. An
 * hour within the 24 may come late or again: it takes its place, and whatever is asked of later
 * hours counts it in.
 */
final class ClusterTimeline {
  static final int HOURS = 24;

  // Of these signals the 24 hours are kept; all others are only looked at in their own hour.
  static final int OFFLINE = 0;
  static final int TREND = 1;
  static final int SNR = 2;
  static final int RX_POWER = 3;
  private static final int KEPT = 4;
  static final int BYTES = Long.BYTES + ClusterMemory.BYTES + HOURS * KEPT * Float.BYTES;

  private final ClusterMemory before;
  private final float[] values;
  private long newest;

  private ClusterTimeline(ClusterMemory before, float[] values, long newest) {
    this.before = before;
    this.values = values;
    this.newest = newest;
  }

  static ClusterTimeline startingAt(long hour) {
    float[] values = new float[HOURS * KEPT];
    Arrays.fill(values, Float.NaN);
    return new ClusterTimeline(new ClusterMemory(), values, hour);
  }

  ClusterTimeline copy() {
    ClusterMemory memory = new ClusterMemory();
    memory.copyFrom(before);
    return new ClusterTimeline(memory, values.clone(), newest);
  }

  long newest() {
    return newest;
  }

  /** Whether the hour still has a place, or lies ahead. */
  boolean takes(long hour) {
    return hour > newest - HOURS;
  }

  /** Puts an hour's values, in the order of {@link Signal#ALL}, in their place. */
  void put(long hour, double[] reported) {
    if (hour > newest) {
      advanceTo(hour);
    }
    int at = slot(hour);
    values[at + OFFLINE] = HourState.offlineRatio(reported);
    values[at + TREND] = (float) reported[Signal.TRAP_TREND_SCORE.ordinal()];
    values[at + SNR] = (float) reported[Signal.SNR_AVG.ordinal()];
    values[at + RX_POWER] = (float) reported[Signal.RX_POWER_AVG.ordinal()];
  }

  private void advanceTo(long hour) {
    long lastLeaving = Math.min(newest, hour - HOURS);
    for (long leaving = newest - HOURS + 1; leaving <= lastLeaving; leaving++) {
      before.pass(leaving, state(leaving));
    }
    for (long entering = Math.max(newest + 1, hour - HOURS + 1); entering <= hour; entering++) {
      int at = slot(entering);
      Arrays.fill(values, at, at + KEPT, Float.NaN);
    }
    newest = hour;
  }

  /** NaN when the hour was not reported or lies outside the 24. */
  float value(long hour, int kept) {
    return hour > newest || !takes(hour) ? Float.NaN : values[slot(hour) + kept];
  }

  HourState state(long hour) {
    int at = slot(hour);
    return HourState.of(values[at + OFFLINE], values[at + TREND]);
  }

  /** Makes the memory what it was at the end of the hour. */
  void recall(long hour, ClusterMemory memory) {
    memory.copyFrom(before);
    for (long past = newest - HOURS + 1; past <= hour; past++) {
      memory.pass(past, state(past));
    }
  }

  private static int slot(long hour) {
    return (int) (hour % HOURS) * KEPT;
  }

  void write(ByteBuffer out) {
    out.putLong(newest);
    before.write(out);
    for (float value : values) {
      out.putFloat(value);
    }
  }

  static ClusterTimeline read(ByteBuffer in) {
    long newest = in.getLong();
    ClusterMemory before = ClusterMemory.read(in);
    float[] values = new float[HOURS * KEPT];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getFloat();
    }
    return new ClusterTimeline(before, values, newest);
  }
}
