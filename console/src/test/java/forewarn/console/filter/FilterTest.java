package forewarn.console.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.Period;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FilterTest {
  private static final Instant DATA_END = Instant.parse("2024-12-12T06:00:00Z");

  @Test
  void withoutAnythingItIsTheNewestMonthSoFar() {
    assertThat(Filter.NONE.period(DATA_END))
        .isEqualTo(new Period(Period.Span.MONTH, Instant.parse("2024-12-01T00:00:00Z"), DATA_END));
  }

  @Test
  void theLastHourOfAMonthStillBelongsToIt() {
    assertThat(Filter.NONE.period(Instant.parse("2025-01-01T00:00:00Z")).firstDay())
        .isEqualTo("2024-12-01");
  }

  @Test
  void aYearAloneIsTheWholeYear() {
    assertThat(new Filter(2023, null, null, null, null).period(DATA_END))
        .isEqualTo(
            new Period(
                Period.Span.YEAR,
                Instant.parse("2023-01-01T00:00:00Z"),
                Instant.parse("2024-01-01T00:00:00Z")));
  }

  @Test
  void blankFieldsOfAFormAskForNothing() {
    Filter filter = new Filter(2024, 0, "", " ", "");

    assertThat(filter.area()).isEqualTo(Area.NETWORK);
    assertThat(filter.query()).isEqualTo("?year=2024&month=0");
  }

  @Test
  void namesAreEscapedInAnAddress() {
    assertThat(new Filter(null, null, "Bali & Nusa", "a=b", null).query())
        .isEqualTo("?region=Bali+%26+Nusa&province=a%3Db");
  }

  @Test
  void anotherRegionForgetsProvinceAndCluster() {
    assertThat(new Filter(2024, 3, "Java", "Banten", "BAN12-CL11").withRegion("Sumatra"))
        .isEqualTo(new Filter(2024, 3, "Sumatra", null, null));
  }

  @Test
  void aMonthThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new Filter(2024, 13, null, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid month: 13, must be 0 to 12");
  }
}
