package forewarn.prediction.explanation;

import java.util.Locale;

/**
 * How sentences are said: in English, or by others in the language of whoever reads them. English
 * is the key; values stand in it as {@code {0}}, {@code {1}} …
 */
public interface Wording {
  /** As written in place, numbers with a decimal point. */
  Wording ENGLISH =
      new Wording() {
        @Override
        public String say(String english, Object... values) {
          String said = english;
          for (int i = 0; i < values.length; i++) {
            said = said.replace("{" + i + "}", String.valueOf(values[i]));
          }
          return said;
        }

        @Override
        public String number(double value, int decimals) {
          return String.format(Locale.ROOT, "%." + decimals + "f", value);
        }
      };

  /** A sentence or a part of one, with the values in their places. */
  String say(String english, Object... values);

  /** A number with so many decimals. */
  String number(double value, int decimals);

  /** A share in percent; small ones with a decimal. */
  default String percent(double share) {
    return number(100 * share, share < 0.1 ? 1 : 0) + " %";
  }
}
