package forewarn.console.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormatTest {
  @Test
  void probabilityIsNeverRoundedToCertainty() {
    assertThat(Format.probability(0.99961)).isEqualTo("> 99.9 %");
    assertThat(Format.probability(0.0004)).isEqualTo("< 0.1 %");
    assertThat(Format.probability(0)).isEqualTo("0.0 %");
    assertThat(Format.probability(0.042)).isEqualTo("4.2 %");
    assertThat(Format.probability(0.42)).isEqualTo("42 %");
  }

  @Test
  void whatIsNotKnownIsADash() {
    assertThat(Format.probability(Double.NaN)).isEqualTo("–");
    assertThat(Format.number(Double.NaN, 1)).isEqualTo("–");
    assertThat(Format.share(0, 0, 1)).isEqualTo("–");
    assertThat(Format.hour(null)).isEqualTo("–");
  }

  @Test
  void onlyAllIsOneHundredPercentAndOnlyPerfectIsOne() {
    assertThat(Format.share(311, 312, 0)).isEqualTo("> 99 %");
    assertThat(Format.share(2999, 3000, 1)).isEqualTo("> 99.9 %");
    assertThat(Format.share(312, 312, 0)).isEqualTo("100 %");
    assertThat(Format.share(998, 1000, 1)).isEqualTo("99.8 %");
    assertThat(Format.score(0.99998)).isEqualTo("0.999980");
    assertThat(Format.score(1)).isEqualTo("1.0000");
    assertThat(Format.score(0.404)).isEqualTo("0.4040");
  }

  @Test
  void timesAreUtc() {
    Instant instant = Instant.parse("2024-11-05T13:00:00Z");
    assertThat(Format.hour(instant)).isEqualTo("Tue 5 Nov 2024, 13:00");
    assertThat(Format.shortHour(instant)).isEqualTo("5 Nov 13:00");
    assertThat(Format.duration(Duration.ofMinutes(3))).isEqualTo("3 min");
  }
}
