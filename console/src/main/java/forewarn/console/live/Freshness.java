package forewarn.console.live;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How old what is shown as live is, and whether that is longer than usual. The frame of every page
 * says it; its script goes on counting between two answers of the server.
 *
 * @param hour the data's clock; null before the first record
 * @param age since the newest record came; zero before the first
 * @param lateAfter an age above this is longer than usual
 * @param stoppedAfter an age above this is so much longer that somebody has to look
 */
public record Freshness(
    State state, @Nullable Instant hour, Duration age, Duration lateAfter, Duration stoppedAfter) {
  private static final Duration LEAST_LATE = Duration.ofSeconds(30);
  // Data of now comes once an hour, even when a backlog has just come in at once.
  private static final Duration OF_NOW = Duration.ofHours(6);
  private static final Duration HOURLY = Duration.ofHours(1);

  /** How bad it is. */
  public enum State {
    WAITING,
    FRESH,
    LATE,
    STOPPED,
    /** The broker cannot be read. */
    BROKEN;

    /** Name in style sheets. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the feed has seen, at this time of the wall clock. */
  public static Freshness of(PredictionFeed feed, Instant now) {
    return feed.newestAt()
        .map(newest ->
            of(
                feed.error().isPresent(),
                Glance.hourOf(feed.watch().newestHour()),
                newest,
                feed.usualSilence(),
                now))
        .orElseGet(() -> none(feed.error().isPresent()));
  }

  /**
   * @param usual time from one hour of the data to the next
   */
  static Freshness of(boolean broken, Instant hour, Instant newest, Duration usual, Instant now) {
    Duration age = longer(Duration.between(newest, now), Duration.ZERO);
    boolean ofNow = Duration.between(hour, newest).abs().compareTo(OF_NOW) < 0;
    Duration expected = ofNow ? longer(usual, HOURLY) : usual;
    Duration late = longer(expected.multipliedBy(3).dividedBy(2), LEAST_LATE);
    Duration stopped = late.multipliedBy(3);
    State state =
        broken
            ? State.BROKEN
            : age.compareTo(stopped) > 0
                ? State.STOPPED
                : age.compareTo(late) > 0 ? State.LATE : State.FRESH;
    return new Freshness(state, hour, age, late, stopped);
  }

  private static Freshness none(boolean broken) {
    return new Freshness(
        broken ? State.BROKEN : State.WAITING, null, Duration.ZERO, LEAST_LATE, LEAST_LATE);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** For example {@code data of 5 Nov 13:00 UTC, 4 s ago}, in the reader's language. */
  public String words() {
    return switch (state) {
      case WAITING -> t("no record yet");
      case FRESH -> t("data of {0}, {1} ago", hourWords(), Format.duration(age));
      case LATE, STOPPED -> t("The stream has stopped: no record for {0}", Format.duration(age));
      case BROKEN -> t("Predictions cannot be read at the moment");
    };
  }

  /** The data's clock with its zone. */
  public String hourWords() {
    return hour == null ? Format.NONE : Format.shortHour(hour) + " " + Format.zone();
  }

  /** What is usual, in words. */
  public String title() {
    return hour == null
        ? t("Says how old the newest record is.")
        : t(
            "The newest hour of the data, and how long ago its latest record came. More than {0} is longer than usual.",
            Format.duration(lateAfter));
  }
}
