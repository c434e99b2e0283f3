package forewarn.assistant.search.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.assistant.search.text.Masking;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  @Test
  void aNoteGivesItsCauseWhatCustomersNoticeAndWhatIsDone() {
    String form =
        Masking.form(
            "[Pager] Tier-2: Imminent outage risk at Riau / Cluster-RIAE4-22 (OLT-RIAE4-02);"
                + " drivers: fiber attenuation. offline=4.6%; temp=36.4 C; alarms LL:0 RSL:2 HT:0"
                + " DG:1; rx=-21.5 dBm, SNR=21.9 dB. Users report intermittent drops."
                + " Action: temporary traffic shift.",
            "Riau");

    assertThat(PhraseKind.CAUSE.of(form)).containsExactly("fiber attenuation");
    assertThat(PhraseKind.SYMPTOM.of(form)).containsExactly("intermittent drops");
    assertThat(PhraseKind.ACTION.of(form)).containsExactly("temporary traffic shift");
  }

  @Test
  void freeTextGivesThemToo() {
    String form = "We went out, found the splice open due to rodent damage. Replaced the closure.";

    assertThat(PhraseKind.CAUSE.of(form)).containsExactly("rodent damage");
    assertThat(PhraseKind.ACTION.of(form)).containsExactly("replaced the closure");
  }

  @Test
  void notesThatDifferInNumbersPlacesAndTheOrderOfReadingsHaveOneForm() {
    assertThat(
            Masking.form(
                "[NOC Log] NOC: KPIs normal at Bali / Cluster-BAL53-23 (OLT-BAL53-02); temp=38.7 C;"
                    + " rx=-19.0 dBm, SNR=27.5 dB; alarms LL:1 RSL:1 HT:0 DG:0; offline=0.5%.",
                "Bali"))
        .isEqualTo(
            Masking.form(
                "[Pager] Tier-2: KPIs normal at Papua / Cluster-PAP4A-21 (OLT-PAP4A-02);"
                    + " offline=12.4%; rx=-18.1 dBm, SNR=26.0 dB; temp=39.0 C.",
                "Papua"))
        .isEqualTo("KPIs normal.");
  }

  @Test
  void whatIsSaidMoreOftenBeforeOutagesWeighsMoreThanNothing() {
    assertThat(Phrases.weight(30, 100, 10, 10_000)).isGreaterThan(5);
    assertThat(Phrases.weight(1, 100, 5_000, 10_000)).isNegative();
    assertThat(Phrases.weight(0, 0, 0, 0)).isZero();
  }
}
