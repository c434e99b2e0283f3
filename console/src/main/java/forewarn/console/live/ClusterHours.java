package forewarn.console.live;

/**
 * What is remembered of one cluster: its newest prediction, and for each of its last {@link #SPAN}
 * hours whether it was seen, expected to be followed by an outage, and an outage itself.
 */
final class ClusterHours {
  static final int SPAN = 48;
  private static final byte SEEN = 1;
  private static final byte EXPECTED = 2;
  private static final byte OUTAGE = 4;

  private final byte[] flags = new byte[SPAN];
  private Glance newest;

  ClusterHours(Glance first) {
    this.newest = first;
  }

  Glance newest() {
    return newest;
  }

  /**
   * Takes the next prediction; a time far from the newest starts anew, as when an old file is sent.
   *
   * @return whether this hour is seen for the first time
   */
  boolean take(Glance glance) {
    long hour = glance.epochHour();
    if (Math.abs(hour - newest.epochHour()) >= SPAN) {
      java.util.Arrays.fill(flags, (byte) 0);
      newest = glance;
    }
    for (long between = newest.epochHour() + 1; between <= hour; between++) {
      flags[slot(between)] = 0;
    }
    if (hour >= newest.epochHour()) {
      newest = glance;
    }
    boolean first = !seen(hour);
    if (first) {
      flags[slot(hour)] =
          (byte)
              (SEEN | (glance.outageExpected() ? EXPECTED : 0) | (glance.outageNow() ? OUTAGE : 0));
    }
    return first;
  }

  boolean seen(long hour) {
    return has(hour, SEEN);
  }

  boolean expected(long hour) {
    return has(hour, EXPECTED);
  }

  boolean outage(long hour) {
    return has(hour, OUTAGE);
  }

  /** The first hour of the outage, or of the expectation of one, that the newest hour is in. */
  long since() {
    long hour = newest.epochHour();
    boolean outage = outage(hour);
    boolean expected = expected(hour);
    while (seen(hour - 1)
        && outage(hour - 1) == outage
        && (outage || expected(hour - 1) == expected)) {
      hour--;
    }
    return hour;
  }

  private boolean has(long hour, byte flag) {
    long age = newest.epochHour() - hour;
    return age >= 0 && age < SPAN && (flags[slot(hour)] & flag) != 0;
  }

  private static int slot(long hour) {
    return (int) Math.floorMod(hour, (long) SPAN);
  }
}
