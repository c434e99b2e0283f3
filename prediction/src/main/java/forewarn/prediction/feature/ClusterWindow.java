package forewarn.prediction.feature;

import forewarn.telemetry.Signal;

/**
 * What features are computed from: one cluster at one hour, with its own last 24 hours and what is
 * remembered of it, never anything later. Everything not known is NaN. Reused for every record.
 */
final class ClusterWindow {
  private static final int FEWEST_HOURS_FOR_A_MEAN = 6;

  private final ClusterMemory memory = new ClusterMemory();
  private ClusterTimeline timeline = ClusterTimeline.startingAt(0);
  private long hour;
  private double[] values = new double[Signal.ALL.size()];

  /** Moves to the hour, which the timeline has taken in, with all values of that hour's record. */
  void moveTo(ClusterTimeline timeline, long hour, double[] values) {
    this.timeline = timeline;
    this.hour = hour;
    this.values = values;
    timeline.recall(hour, memory);
  }

  float now(Signal signal) {
    return (float) values[signal.ordinal()];
  }

  float offlineRatio() {
    return timeline.value(hour, ClusterTimeline.OFFLINE);
  }

  float offlineRatioChange() {
    return offlineRatio() - timeline.value(hour - 1, ClusterTimeline.OFFLINE);
  }

  float snrAgainstDay() {
    return againstDay(ClusterTimeline.SNR);
  }

  float rxPowerAgainstDay() {
    return againstDay(ClusterTimeline.RX_POWER);
  }

  /** The hour's value less the mean of the 23 hours before it; NaN when most are missing. */
  private float againstDay(int kept) {
    float sum = 0;
    int hours = 0;
    for (long past = hour - ClusterTimeline.HOURS + 1; past < hour; past++) {
      float value = timeline.value(past, kept);
      if (!Float.isNaN(value)) {
        sum += value;
        hours++;
      }
    }
    return hours < FEWEST_HOURS_FOR_A_MEAN ? Float.NaN : timeline.value(hour, kept) - sum / hours;
  }

  // An hour that does not tell its state shows no sign of a run. As NaN it would go the way of long
  // runs in trees that have never seen it missing, and knowing nothing would be an alarm.
  float elevatedHours() {
    return timeline.state(hour) == HourState.UNKNOWN ? 0 : memory.elevatedHours(hour);
  }

  /** NaN when there is no run or no usual one. */
  float hoursToUsualRun() {
    float elevated = elevatedHours();
    return elevated > 0 ? memory.usualRun() - elevated : Float.NaN;
  }

  ClusterMemory memory() {
    return memory;
  }

  float hoursSinceOutage() {
    return memory.hoursSinceOutage(hour);
  }
}
