package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.Threshold.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads bounds such as "more than 30,000" or "at most 5 %". */
final class BoundWords {
  private static final Map<Comparator, List<String>> PHRASES =
      Map.of(
          Comparator.ABOVE,
          List.of(
              "more than",
              "over",
              "above",
              "greater than",
              "exceeding",
              "exceed",
              "exceeds",
              "higher than",
              "larger than",
              ">",
              "lebih dari",
              "di atas",
              "diatas",
              "melebihi"),
          Comparator.AT_LEAST,
          List.of("at least", "no less than", "not less than", ">=", "minimal", "setidaknya"),
          Comparator.BELOW,
          List.of(
              "less than",
              "fewer than",
              "below",
              "under",
              "lower than",
              "smaller than",
              "<",
              "kurang dari",
              "di bawah",
              "dibawah"),
          Comparator.AT_MOST,
          List.of("at most", "no more than", "not more than", "up to", "<=", "maksimal"),
          Comparator.EQUAL,
          List.of("exactly", "equal to", "tepat"));

  private final List<Token> tokens;

  /** A bound and how many tokens it takes. */
  record Match(Part.Bound bound, int length) {}

  BoundWords(List<Token> tokens) {
    this.tokens = tokens;
  }

  @Nullable Match at(int start) {
    for (Map.Entry<Comparator, List<String>> entry : PHRASES.entrySet()) {
      for (String phrase : entry.getValue()) {
        int length = Phrases.length(tokens, start, phrase);
        Double value = length == 0 ? null : number(start + length);
        if (value != null) {
          return bound(entry.getKey(), value, value, start, start + length + 1);
        }
      }
    }
    return between(start);
  }

  private @Nullable Match between(int start) {
    boolean begins =
        Phrases.length(tokens, start, "between") + Phrases.length(tokens, start, "antara") > 0;
    Double low = begins ? number(start + 1) : null;
    boolean and =
        Phrases.length(tokens, start + 2, "and") + Phrases.length(tokens, start + 2, "dan") > 0;
    Double high = and ? number(start + 3) : null;
    return low == null || high == null
        ? null
        : bound(Comparator.BETWEEN, Math.min(low, high), Math.max(low, high), start, start + 4);
  }

  private Match bound(Comparator comparator, double low, double high, int start, int end) {
    boolean percent =
        Phrases.length(tokens, end, "%")
                + Phrases.length(tokens, end, "percent")
                + Phrases.length(tokens, end, "persen")
            > 0;
    boolean unit = !percent && end < tokens.size() && UNITS.contains(tokens.get(end).word());
    return new Match(
        new Part.Bound(comparator, low, high, percent), end - start + (percent || unit ? 1 : 0));
  }

  private static final List<String> UNITS =
      List.of("degrees", "degree", "celsius", "c", "db", "dbm", "gb", "derajat", "times");

  private @Nullable Double number(int at) {
    return at < tokens.size() ? tokens.get(at).number() : null;
  }
}
