package forewarn.console.live;

import static forewarn.console.language.Words.t;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outage that was expected, or one that came unexpected, and what came of it.
 *
 * @param clusterId the cluster
 * @param province its province, null when unknown
 * @param epochHour the hour the prediction was made from; the outage belongs to the hour after it
 * @param probability as predicted
 * @param outcome what the hour after it showed
 */
public record Alert(
    String clusterId,
    @Nullable String province,
    long epochHour,
    double probability,
    Outcome outcome) {

  /** What came of a prediction. */
  public enum Outcome {
    OPEN("open", "Waiting"),
    CAME_TRUE("came-true", "Came true"),
    FALSE_ALARM("false-alarm", "False alarm"),
    NOT_REPORTED("not-reported", "Not reported"),
    MISSED("missed", "Not foreseen");

    private final String key;
    private final String words;

    Outcome(String key, String words) {
      this.key = key;
      this.words = words;
    }

    /** Name in style sheets and JSON. */
    public String key() {
      return key;
    }

    public String words() {
      return t(words);
    }
  }

  /** The hour the outage was expected in. */
  public Instant expectedHour() {
    return Glance.hourOf(epochHour + 1);
  }

  Alert with(Outcome changed) {
    return new Alert(clusterId, province, epochHour, probability, changed);
  }
}
