package forewarn.console.language;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;

/**
 * What pages say, in the reader's language. English is written in place and is the key to the other
 * languages, whose words lie in {@code <language>/*.yml} beside this class; what is missing there
 * is said in English. Who reads is known from the request whose thread asks; elsewhere it is an
 * English reader in UTC. Thread-safe.
 */
public final class Words {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

  private Words() {}

  /**
   * A text in the reader's language.
   *
   * @param english the text, with {@code {0}}, {@code {1}} … where values go
   * @param values put in as they are; whoever shows the text escapes it
   */
  public static String t(String english, @Nullable Object... values) {
    String text = translations(locale().getLanguage()).getOrDefault(english, english);
    return filled(text, values);
  }

  private static String filled(String text, @Nullable Object... values) {
    return values.length == 0 ? text : PLACE.matcher(text).replaceAll(place -> at(place, values));
  }

  // In one pass: a value that looks like a place is not one.
  private static String at(MatchResult place, @Nullable Object[] values) {
    int number = Integer.parseInt(place.group(1));
    return Matcher.quoteReplacement(
        number < values.length ? Objects.toString(values[number], "") : place.group());
  }

  /**
   * A sentence that another part of the program said in English, in the reader's language; as it is
   * when nobody has translated it.
   */
  public static String composed(String english) {
    Map<String, String> words = translations(locale().getLanguage());
    if (words.isEmpty() || words.containsKey(english)) {
      return words.getOrDefault(english, english);
    }
    for (Saying saying : Languages.COMPOSED.getOrDefault(locale().getLanguage(), List.of())) {
      List<String> values = saying.values(english);
      if (!values.isEmpty()) {
        return filled(saying.other(), values.stream().map(Words::composed).toArray());
      }
    }
    return Saying.number(english, locale());
  }

  /** The reader's language. */
  public static Locale locale() {
    LocaleContext context = LocaleContextHolder.getLocaleContext();
    Locale locale = context == null ? null : context.getLocale();
    return locale == null ? Locale.ENGLISH : locale;
  }

  /** The reader's time zone. */
  public static ZoneId zone() {
    TimeZone zone =
        LocaleContextHolder.getLocaleContext() instanceof TimeZoneAwareLocaleContext context
            ? context.getTimeZone()
            : null;
    return zone == null ? ZoneOffset.UTC : zone.toZoneId();
  }

  private static Map<String, String> translations(String language) {
    return Languages.ALL.getOrDefault(language, Map.of());
  }
}
