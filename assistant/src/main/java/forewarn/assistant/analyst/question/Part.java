package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.Grain;
import forewarn.assistant.analyst.query.Threshold;
import forewarn.assistant.analyst.query.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one or more words of a question are. */
sealed interface Part {
  /**
   * A name of the model or a value of the data.
   *
   * @param meanings the likelier first
   * @param words as asked
   */
  record Named(List<Meaning> meanings, String words, boolean plural) implements Part {
    public Named {
      meanings = List.copyOf(meanings);
    }
  }

  /** A period. */
  record Time(TimeRange range) implements Part {}

  /** The period before the one that is asked about. */
  record Before() implements Part {}

  /** A unit of time to group by. */
  record Unit(Grain grain, boolean plural) implements Part {}

  /**
   * An end of an order.
   *
   * @param count how many, or null when that is not said
   */
  record End(Superlatives which, @Nullable Integer count) implements Part {}

  /** A figure's bound. */
  record Bound(Threshold.Comparator comparator, double value, double upper, boolean percent)
      implements Part {}

  /** A number by itself. */
  record Count(double value) implements Part {}

  /** What is to be done. */
  record Does(Mark mark) implements Part {}

  /** A word that is not understood. */
  record Unknown(String word) implements Part {}
}
