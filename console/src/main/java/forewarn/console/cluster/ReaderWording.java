package forewarn.console.cluster;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.prediction.explanation.Explanation;
import forewarn.prediction.explanation.Wording;
import forewarn.prediction.scoring.ScoredRecord;

/** Explains in the language of the reader whose thread asks. */
public final class ReaderWording implements Wording {
  private ReaderWording() {}

  /** Why a record got its probability, in the reader's language. */
  public static Explanation explain(ScoredRecord scored) {
    return Explanation.of(scored, new ReaderWording());
  }

  @Override
  public String say(String english, Object... values) {
    return t(english, values);
  }

  @Override
  public String number(double value, int decimals) {
    return Format.number(value, decimals);
  }
}
