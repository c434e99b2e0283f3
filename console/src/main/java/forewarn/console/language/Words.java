package forewarn.console.language;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private Words() {}

  /**
   * A text in the reader's language.
   *
   * @param english the text, with {@code {0}}, {@code {1}} … where values go
   * @param values put in as they are; whoever shows the text escapes it
   */
  public static String t(String english, Object... values) {
    String text = translations(locale().getLanguage()).getOrDefault(english, english);
    return values.length == 0
        ? text
        : PLACE.matcher(text).replaceAll(place -> value(place.group(), values));
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

  private static String value(String place, Object... values) {
    int index = place.charAt(1) - '0';
    return Matcher.quoteReplacement(index < values.length ? String.valueOf(values[index]) : place);
  }

  private static Map<String, String> translations(String language) {
    return Languages.ALL.getOrDefault(language, Map.of());
  }
}
