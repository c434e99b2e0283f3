package forewarn.console.language;

import static forewarn.console.language.Words.t;
import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.layout.Format;
import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class WordsTest {
  @AfterEach
  void nobodyReads() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void withoutAReaderItIsEnglishAndUtc() {
    assertThat(t("Overview")).isEqualTo("Overview");
    assertThat(Format.shortHour(Instant.parse("2024-11-05T13:00:00Z"))).isEqualTo("5 Nov 13:00");
  }

  @Test
  void anIndonesianReaderSeesIndonesianWordsNumbersAndHours() {
    LocaleContextHolder.setLocale(Locale.of("id"));
    LocaleContextHolder.setTimeZone(TimeZone.getTimeZone("Asia/Jakarta"));

    assertThat(t("Overview")).isEqualTo("Ikhtisar");
    assertThat(Format.number(1234.5, 1)).isEqualTo("1.234,5");
    assertThat(Format.shortHour(Instant.parse("2024-11-05T18:00:00Z"))).isEqualTo("6 Nov 01:00");
  }

  @Test
  void whatHasNoTranslationIsSaidInEnglish() {
    LocaleContextHolder.setLocale(Locale.of("id"));

    assertThat(t("A sentence nobody has translated: {0}", 7))
        .isEqualTo("A sentence nobody has translated: 7");
  }

  @Test
  void valuesAreNotLookedIntoForPlaceholders() {
    assertThat(t("{0} and {1}", "{1}", "two")).isEqualTo("{1} and two");
  }
}
