package forewarn.console.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShownTest {
  @Test
  void figuresHaveAboutFiveDigits() {
    assertThat(Shown.figure(null)).isEqualTo("–");
    assertThat(Shown.figure(0.0)).isEqualTo("0");
    assertThat(Shown.figure(25.041606840387)).isEqualTo("25.042");
    assertThat(Shown.figure(-100.0)).isEqualTo("-100");
    assertThat(Shown.figure(1_234_567.0)).isEqualTo("1234600");
    assertThat(Shown.figure(1.5e-12)).isEqualTo("1.50e-12");
    assertThat(Shown.figure(1e308)).isEqualTo("1.00e+308");
    assertThat(Shown.figure(3_578_976L)).isEqualTo("3,578,976");
    assertThat(Shown.figure(Instant.parse("2024-11-05T13:00:00Z"))).isEqualTo("2024-11-05 13:00");
  }

  @Test
  void cellsAreShownWhole() {
    assertThat(Shown.cell(null)).isEqualTo("null");
    assertThat(Shown.cell(25.0)).isEqualTo("25.0");
    assertThat(Shown.cell(25.041606840387)).isEqualTo("25.041606840387");
    assertThat(Shown.cell(Instant.parse("2024-11-05T13:00:05.250Z")))
        .isEqualTo("2024-11-05 13:00:05.250");
  }

  @Test
  void countsFitIntoFourCharacters() {
    assertThat(Shown.compact(0)).isEqualTo("0");
    assertThat(Shown.compact(999)).isEqualTo("999");
    assertThat(Shown.compact(1_050)).isEqualTo("1.1k");
    assertThat(Shown.compact(298_656)).isEqualTo("299k");
    assertThat(Shown.compact(999_700)).isEqualTo("1.0M");
    assertThat(Shown.compact(3_578_976)).isEqualTo("3.6M");
    assertThat(Shown.compact(12_000_000_000L)).isEqualTo("12G");
  }
}
