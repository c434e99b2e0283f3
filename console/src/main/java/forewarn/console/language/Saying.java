package forewarn.console.language;

import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence that other parts of the program put together in English, and how it is said in another
 * language. Which values it was put together from is read back from the sentence.
 */
record Saying(Pattern english, String other) {
  private static final Pattern PLACE = Pattern.compile("\\{\\d+}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,]*(\\.\\d+)?( %)?");

  /** Of words with places for values; those with most words of their own first. */
  static List<Saying> all(Map<String, String> words) {
    List<Saying> all = new ArrayList<>();
    words.entrySet().stream()
        .filter(entry -> PLACE.matcher(entry.getKey()).find())
        .sorted(
            Comparator.comparingInt((Map.Entry<String, String> entry) -> ownWords(entry.getKey()))
                .reversed())
        .forEach(entry -> all.add(new Saying(pattern(entry.getKey()), entry.getValue())));
    return List.copyOf(all);
  }

  private static int ownWords(String english) {
    return PLACE.matcher(english).replaceAll("").length();
  }

  // Values stand in the order of their places, {0} first.
  private static Pattern pattern(String english) {
    StringBuilder pattern = new StringBuilder();
    String[] pieces = PLACE.split(english, -1);
    for (int i = 0; i < pieces.length; i++) {
      pattern.append(i == 0 ? "" : "(.+?)").append(Pattern.quote(pieces[i]));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }

  /** The values the sentence holds; empty when it is another sentence. */
  List<String> values(String sentence) {
    Matcher matcher = english.matcher(sentence);
    List<String> values = new ArrayList<>();
    if (matcher.matches()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        values.add(matcher.group(i));
      }
    }
    return values;
  }

  /** A number as it is written in a language; anything else as it is. */
  static String number(String english, Locale locale) {
    if (!NUMBER.matcher(english).matches()) {
      return english;
    }
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    return english
        .replace(',', '\0')
        .replace('.', symbols.getDecimalSeparator())
        .replace('\0', symbols.getGroupingSeparator());
  }
}
