package forewarn.prediction.feature;

import java.nio.ByteBuffer;

/**
 * What is remembered of a cluster for ever: its current elevated run and how its past runs ended.
 * Hours are passed in order. A run is counted by the clock: missing or unknown hours inside it
 * count when they are few, and a longer gap ends it with its outcome unknown.
 */
final class ClusterMemory {
  /** Longest run told apart; longer ones count as this long. */
  static final int LONGEST_RUN = 12;

  static final int BYTES = 3 * Long.BYTES + (LONGEST_RUN + 2) * Integer.BYTES;

  private static final int BRIDGED_HOURS = 2;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private long runStart = NEVER;
  private long lastElevated = NEVER;
  private long lastOutage = NEVER;
  private int runsWithoutOutage;

  /** Outages by the length of the run before them; at 0 those that came without one. */
  private final int[] outagesByRun = new int[LONGEST_RUN + 1];

  void copyFrom(ClusterMemory other) {
    runStart = other.runStart;
    lastElevated = other.lastElevated;
    lastOutage = other.lastOutage;
    runsWithoutOutage = other.runsWithoutOutage;
    System.arraycopy(other.outagesByRun, 0, outagesByRun, 0, outagesByRun.length);
  }

  /** Takes the next hour in. */
  void pass(long hour, HourState state) {
    switch (state) {
      case UNKNOWN -> {}
      case QUIET -> {
        if (isRunOpen(hour)) {
          runsWithoutOutage++;
        }
        endRun();
      }
      case ELEVATED -> passElevated(hour);
      case OUTAGE -> passOutage(hour);
      case OUTAGE_AND_ELEVATED -> {
        passOutage(hour);
        passElevated(hour);
      }
    }
  }

  private void passElevated(long hour) {
    if (!isRunOpen(hour)) {
      runStart = hour;
    }
    lastElevated = hour;
  }

  private void passOutage(long hour) {
    boolean continues = lastOutage == hour - 1;
    if (isRunOpen(hour)) {
      outagesByRun[(int) Math.min(hour - runStart, LONGEST_RUN)]++;
    } else if (!continues) {
      outagesByRun[0]++;
    }
    lastOutage = hour;
    endRun();
  }

  private boolean isRunOpen(long hour) {
    return hour - lastElevated <= 1 + BRIDGED_HOURS;
  }

  private void endRun() {
    runStart = NEVER;
    lastElevated = NEVER;
  }

  /** Hours the elevated state has lasted, this one included; 0 when it is not elevated. */
  long elevatedHours(long hour) {
    return lastElevated == hour ? hour - runStart + 1 : 0;
  }

  /** NaN when there was none. */
  float hoursSinceOutage(long hour) {
    return lastOutage == NEVER ? Float.NaN : hour - lastOutage;
  }

  int outages() {
    int outages = 0;
    for (int count : outagesByRun) {
      outages += count;
    }
    return outages;
  }

  /** Mean length of the runs before past outages; NaN when there was none. */
  float meanRun() {
    int runs = 0;
    int hours = 0;
    for (int length = 1; length <= LONGEST_RUN; length++) {
      runs += outagesByRun[length];
      hours += outagesByRun[length] * length;
    }
    return runs == 0 ? Float.NaN : (float) hours / runs;
  }

  /** Most frequent length of the runs before past outages, the shortest of equals; NaN if none. */
  float usualRun() {
    int usual = 1;
    for (int length = 2; length <= LONGEST_RUN; length++) {
      if (outagesByRun[length] > outagesByRun[usual]) {
        usual = length;
      }
    }
    return outagesByRun[usual] == 0 ? Float.NaN : usual;
  }

  /** Share of past elevated runs that ended in an outage; NaN when there was no run. */
  float shareOfRunsWithOutage() {
    int with = outages() - outagesByRun[0];
    int all = with + runsWithoutOutage;
    return all == 0 ? Float.NaN : (float) with / all;
  }

  void write(ByteBuffer out) {
    out.putLong(runStart).putLong(lastElevated).putLong(lastOutage).putInt(runsWithoutOutage);
    for (int count : outagesByRun) {
      out.putInt(count);
    }
  }

  static ClusterMemory read(ByteBuffer in) {
    ClusterMemory memory = new ClusterMemory();
    memory.runStart = in.getLong();
    memory.lastElevated = in.getLong();
    memory.lastOutage = in.getLong();
    memory.runsWithoutOutage = in.getInt();
    for (int length = 0; length <= LONGEST_RUN; length++) {
      memory.outagesByRun[length] = in.getInt();
    }
    return memory;
  }
}
