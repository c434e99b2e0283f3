package forewarn.assistant.analyst.question;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes text apart into words, the same way for questions, names of the model and values. */
final class Words {
  private static final Pattern PIECE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}"
              + "|(?<![\\p{L}\\p{N}])-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?![\\p{L}\\p{N}])"
              + "|(?<![\\p{L}\\p{N}])-?\\d+(?:\\.\\d+)?(?![\\p{L}\\p{N}])"
              + "|[\\p{L}\\p{M}\\p{N}]+(?:\\.\\p{N}+)*"
              + "|%|>=|<=|>|<");
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("twelve", 12),
          Map.entry("twenty", 20),
          Map.entry("dua", 2),
          Map.entry("tiga", 3),
          Map.entry("empat", 4),
          Map.entry("lima", 5),
          Map.entry("enam", 6),
          Map.entry("tujuh", 7),
          Map.entry("delapan", 8),
          Map.entry("sembilan", 9),
          Map.entry("sepuluh", 10));

  private Words() {}

  static List<Token> of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u2212', '-');
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = PIECE.matcher(plain.replace('_', ' '));
    while (matcher.find()) {
      String word = matcher.group().toLowerCase(Locale.ROOT);
      tokens.add(new Token(matcher.group(), word, stem(word), number(word)));
    }
    return tokens;
  }

  static List<String> stems(String text) {
    return of(text).stream().map(Token::stem).toList();
  }

  /** Without a plural's ending; the same for a word and its plural is all that it promises. */
  static String stem(String word) {
    if (word.length() < 4 || !word.endsWith("s") || word.chars().anyMatch(Character::isDigit)) {
      return word.length() == 4 && word.equals("onts") ? "ont" : word;
    }
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches")) {
      return word.substring(0, word.length() - 2);
    }
    boolean keeps = word.endsWith("ss") || word.endsWith("us") || word.endsWith("is");
    return keeps ? word : word.substring(0, word.length() - 1);
  }

  private static @Nullable Double number(String word) {
    Integer named = NUMBERS.get(word);
    if (named != null) {
      return named.doubleValue();
    }
    String digits = word.replace(",", "");
    return digits.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? Double.valueOf(digits) : null;
  }
}
