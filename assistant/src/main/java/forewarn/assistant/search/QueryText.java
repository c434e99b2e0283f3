package forewarn.assistant.search;

import forewarn.assistant.search.index.FieldValues;
import forewarn.assistant.search.text.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query's text taken apart.
 *
 * @param ids what looks like the id of one text or customer
 * @param phrases what was in quotes
 * @param places fields whose values were named
 * @param rest what is left: the words to look for
 */
record QueryText(
    List<String> ids, List<String> phrases, Map<Field, Set<String>> places, String rest) {

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern ID =
      Pattern.compile(
          "(?i)(?<![\\w-])(?:TX-[0-9A-Z]{2,}|FB-[0-9A-Z]{2,}|CASE-[0-9]+|INC-[0-9]+|CUST[0-9]+"
              + "|XL-[0-9A-Z]+-[0-9]+-[0-9]+)(?![\\w-])");
  private static final List<Field> NAMED =
      List.of(Field.CLUSTER_ID, Field.OLT_ID, Field.PROVINCE, Field.REGION, Field.VENDOR);

  /** A text that is all words. */
  static QueryText plain(String text) {
    return new QueryText(List.of(), List.of(), Map.of(), text);
  }

  static QueryText of(String typed, FieldValues values) {
    List<String> ids = new ArrayList<>();
    List<String> phrases = new ArrayList<>();
    String rest = take(typed, QUOTED, phrases);
    rest = take(rest, ID, ids);
    Map<Field, Set<String>> places = new LinkedHashMap<>();
    for (Field field : NAMED) {
      rest = takeNamed(rest, field, values, places);
    }
    return new QueryText(ids, phrases, places, rest.replace("\"", " ").strip());
  }

  private static String take(String text, Pattern pattern, List<String> into) {
    return pattern
        .matcher(text)
        .replaceAll(found -> {
          into.add(found.group(found.groupCount()));
          return Matcher.quoteReplacement(" ");
        });
  }

  // Longer names first: "Papua Barat" is not "Papua".
  private static String takeNamed(
      String text, Field field, FieldValues values, Map<Field, Set<String>> places) {
    String left = text;
    String lower = left.toLowerCase(Locale.ROOT);
    List<String> names =
        values.all(field).stream()
            .filter(name -> !name.isBlank() && lower.contains(name.toLowerCase(Locale.ROOT)))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    for (String name : names) {
      Matcher found =
          Pattern.compile(
                  "(?:\\b(?:in|at|di|for)\\s+)?(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])",
                  Pattern.CASE_INSENSITIVE)
              .matcher(left);
      if (found.find()) {
        places.computeIfAbsent(field, any -> new java.util.LinkedHashSet<>()).add(name);
        left = found.replaceAll(" ");
      }
    }
    return left;
  }

  /** Whether it is ids and nothing else. */
  boolean onlyIds() {
    return !ids.isEmpty() && phrases.isEmpty() && rest.isBlank() && places.isEmpty();
  }

  /** Whether any text fits, as far as words go. */
  boolean everything() {
    return phrases.isEmpty() && rest.isBlank();
  }
}
