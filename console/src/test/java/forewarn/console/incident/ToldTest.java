package forewarn.console.incident;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.operations.correlation.SampleDiagnoses;
import forewarn.operations.incident.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** What the engine itself says of many incidents, in the reader's language. */
class ToldTest {
  private static final long SEED = 9;
  private static final Set<Diagnosis> ALL = SampleDiagnoses.all(SEED);

  @AfterEach
  void nobodyReads() {
    LocaleContextHolder.resetLocaleContext();
  }

  private static List<String> told() {
    List<String> told = new ArrayList<>();
    for (Diagnosis diagnosis : ALL) {
      told.add(Told.title(diagnosis));
      told.add(Told.reason(diagnosis));
      told.addAll(Told.symptoms(diagnosis));
    }
    return told;
  }

  @Test
  void anEnglishReaderSeesWhatWasKept() {
    List<String> kept = new ArrayList<>();
    for (Diagnosis diagnosis : ALL) {
      kept.add(diagnosis.title());
      kept.add(diagnosis.reason());
      kept.addAll(diagnosis.symptoms());
    }

    assertThat(told()).isEqualTo(kept);
  }

  @Test
  void anIndonesianReaderSeesNoEnglish() {
    System.out.println("seed " + SEED);
    LocaleContextHolder.setLocale(Locale.of("id"));

    assertThat(told())
        .hasSizeGreaterThan(50)
        .anyMatch(text -> text.contains("Gangguan diperkirakan di "))
        .anyMatch(text -> text.contains(" OLT di Bali bermasalah dalam selang 2 jam"))
        .anyMatch(text -> text.startsWith("OLT itu sendiri mengeluarkan alarm"))
        .anyMatch(text -> text.equals("20 ONT: masalah daya"))
        .contains("24,0 % ONT luring", "31 kehilangan sambungan dalam satu jam, biasanya 2,0")
        .allSatisfy(text ->
            assertThat(text)
                .doesNotContainPattern(
                    "(?i)\\b(outages?|expected|of|the|in|usually|hour|clusters|more|is|are|this"
                        + "|loss|signal|problem|things|fault|itself)\\b"));
  }
}
