package forewarn.prediction.feature;

import forewarn.telemetry.Signal;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Everything kept of one cluster to compute features of its next record: the timeline up to its
 * newest hour and, while older records keep coming, a second one that follows them. Training feeds
 * it years in order, scoring one record at a time as they come. Not thread-safe.
 *
 * <p>A record of the newest 24 hours takes its place in the timeline. An older one cannot: it opens
 * a replay, which starts knowing nothing, takes the following old records in, and ends where it
 * reaches the 24 hours. So a stray late record leaves the cluster's state alone, and a whole old
 * stream sent again is scored exactly as it was the first time. A record that leaps more than 24
 * hours ahead leaves the timeline it leapt from behind as the replay: if its clock was wrong, the
 * next records go on as if it had not come.
 */
public final class ClusterState {
  private static final byte VERSION = 1;
  private static final int HEADER_BYTES = 2;

  private final ClusterWindow window = new ClusterWindow();
  private @Nullable ClusterTimeline timeline;
  private @Nullable ClusterTimeline replay;

  private ClusterState() {}

  /** A cluster of which nothing is known. */
  public static ClusterState cold() {
    return new ClusterState();
  }

  /**
   * Takes one hour in and computes its features from what is known up to that hour.
   *
   * @param epochHour hours since 1970-01-01 00:00 UTC
   * @param values in the order of {@link Signal#ALL}, NaN when not reported
   * @param features receives one value per feature of {@link OutageFeatures}, NaN when unknown
   */
  public void accept(long epochHour, double[] values, float[] features) {
    ClusterTimeline taking = timelineFor(epochHour);
    taking.put(epochHour, values);
    window.moveTo(taking, epochHour, values);
    OutageFeatures.compute(window, features);
  }

  private ClusterTimeline timelineFor(long hour) {
    ClusterTimeline current = timeline;
    if (current == null) {
      current = ClusterTimeline.startingAt(hour);
      timeline = current;
      return current;
    }
    if (!current.takes(hour)) {
      return replayFor(hour);
    }
    if (hour - current.newest() > ClusterTimeline.HOURS) {
      replay = current.copy();
    } else if (replay != null && hour - replay.newest() <= ClusterTimeline.HOURS) {
      replay = null;
    }
    return current;
  }

  private ClusterTimeline replayFor(long hour) {
    ClusterTimeline following = replay;
    if (following == null || !following.takes(hour)) {
      following = ClusterTimeline.startingAt(hour);
      replay = following;
    }
    return following;
  }

  /**
   * Takes over the timeline of a longer history, when that goes on after this one's newest hour.
   *
   * @return whether it did
   */
  public boolean adopt(ClusterState history) {
    ClusterTimeline own = timeline;
    ClusterTimeline other = history.timeline;
    boolean ahead = other != null && (own == null || other.newest() > own.newest());
    if (ahead) {
      timeline = other;
    }
    return ahead;
  }

  /** The compact form that is stored and sent: a version, then the timelines. */
  public byte[] toBytes() {
    int timelines = timeline == null ? 0 : replay == null ? 1 : 2;
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + timelines * ClusterTimeline.BYTES);
    out.put(VERSION).put((byte) timelines);
    if (timeline != null) {
      timeline.write(out);
    }
    if (replay != null) {
      replay.write(out);
    }
    return out.array();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException when the bytes are of another version or cut
   */
  public static ClusterState ofBytes(byte[] bytes) {
    if (bytes.length < HEADER_BYTES || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "Cannot read cluster state: version %s, expected %d"
              .formatted(bytes.length == 0 ? "none" : bytes[0], VERSION));
    }
    int timelines = bytes[1];
    if (bytes.length != HEADER_BYTES + timelines * ClusterTimeline.BYTES) {
      throw new IllegalArgumentException(
          "Cannot read cluster state: %d bytes with %d timelines"
              .formatted(bytes.length, timelines));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES);
    ClusterState state = new ClusterState();
    state.timeline = timelines > 0 ? ClusterTimeline.read(in) : null;
    state.replay = timelines > 1 ? ClusterTimeline.read(in) : null;
    return state;
  }
}
