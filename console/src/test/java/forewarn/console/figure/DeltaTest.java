package forewarn.console.figure;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.figure.Delta.Tone;
import forewarn.console.figure.Delta.Wanted;
import forewarn.warehouse.figure.Change;
import org.junit.jupiter.api.Test;

class DeltaTest {
  @Test
  void moreAlarmsAreBadNewsAndFewerAreGood() {
    assertThat(delta(220, 200, Wanted.LESS))
        .returns("+10.0 %", Delta::text)
        .returns(Tone.BAD, Delta::tone);
    assertThat(delta(150, 200, Wanted.LESS))
        .returns("−25.0 %", Delta::text)
        .returns(Tone.GOOD, Delta::tone);
  }

  @Test
  void aChangeThatRoundsToNothingIsNeitherGoodNorBad() {
    assertThat(delta(10_000, 10_001, Wanted.LESS))
        .returns("0.0 %", Delta::text)
        .returns(Tone.NEUTRAL, Delta::tone);
  }

  @Test
  void whatCannotBeComparedIsADashAndNotZero() {
    assertThat(delta(5, Double.NaN, Wanted.LESS))
        .returns("–", Delta::text)
        .returns(Tone.UNKNOWN, Delta::tone);
  }

  @Test
  void aChangeFromNothingHasNoPercentage() {
    assertThat(delta(5, 0, Wanted.LESS))
        .returns("from 0", Delta::text)
        .returns(Tone.BAD, Delta::tone);
    assertThat(delta(0, 0, Wanted.LESS)).returns(Tone.NEUTRAL, Delta::tone);
  }

  private static Delta delta(double value, double before, Wanted wanted) {
    return Delta.of("last month", new Change(value, before), wanted, "");
  }
}
