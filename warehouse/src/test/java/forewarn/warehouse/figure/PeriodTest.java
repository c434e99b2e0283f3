package forewarn.warehouse.figure;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.figure.Period.Span;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void aMonthThatIsOverIsComparedWithWholeMonths() {
    Period march = Period.of(Span.MONTH, LocalDate.parse("2024-03-31"), LATER);

    assertThat(march.isPartial()).isFalse();
    assertThat(march).isEqualTo(period(Span.MONTH, "2024-03-01T00:00", "2024-04-01T00:00"));
    assertThat(march.previous())
        .isEqualTo(period(Span.MONTH, "2024-02-01T00:00", "2024-03-01T00:00"));
    assertThat(march.yearBefore())
        .isEqualTo(period(Span.MONTH, "2023-03-01T00:00", "2023-04-01T00:00"));
  }

  @Test
  void aMonthThatGoesOnIsComparedWithAsMuchOfAnotherOne() {
    Period december = Period.of(Span.MONTH, LocalDate.parse("2024-12-05"), at("2024-12-11T05:00"));

    assertThat(december.isPartial()).isTrue();
    assertThat(december.length().toHours()).isEqualTo(10 * 24 + 5);
    assertThat(december.previous())
        .isEqualTo(period(Span.MONTH, "2024-11-01T00:00", "2024-11-11T05:00"));
    assertThat(december.yearBefore())
        .isEqualTo(period(Span.MONTH, "2023-12-01T00:00", "2023-12-11T05:00"));
  }

  @Test
  void moreDaysThanTheOtherMonthHasAreAllOfIt() {
    Period march = Period.of(Span.MONTH, LocalDate.parse("2023-03-01"), at("2023-03-30T12:00"));

    assertThat(march.previous())
        .isEqualTo(period(Span.MONTH, "2023-02-01T00:00", "2023-03-01T00:00"));
  }

  @Test
  void aLeapDayHasNoDayInTheYearBefore() {
    Period day = Period.of(Span.DAY, LocalDate.parse("2024-02-29"), LATER);
    Period february = Period.of(Span.MONTH, LocalDate.parse("2024-02-29"), LATER);

    assertThat(day.yearBefore())
        .isEqualTo(period(Span.DAY, "2023-02-28T00:00", "2023-03-01T00:00"));
    assertThat(february.length().toDays()).isEqualTo(29);
    assertThat(february.yearBefore().length().toDays()).isEqualTo(28);
  }

  @Test
  void aYearThatGoesOnEndsOnTheSameDateInTheYearBefore() {
    Period year = Period.of(Span.YEAR, LocalDate.parse("2024-07-01"), at("2024-03-01T05:00"));

    assertThat(year).isEqualTo(period(Span.YEAR, "2024-01-01T00:00", "2024-03-01T05:00"));
    assertThat(year.previous())
        .isEqualTo(period(Span.YEAR, "2023-01-01T00:00", "2023-03-01T05:00"));
    assertThat(year.yearBefore()).isEqualTo(year.previous());
  }

  @Test
  void todayIsComparedWithTheSameHoursOfYesterday() {
    Period today = Period.of(Span.DAY, LocalDate.parse("2024-01-01"), at("2024-01-01T07:00"));

    assertThat(today.previous())
        .isEqualTo(period(Span.DAY, "2023-12-31T00:00", "2023-12-31T07:00"));
  }

  @Test
  void aWeekBeginsOnMonday() {
    Period week = Period.of(Span.WEEK, LocalDate.parse("2024-11-10"), LATER);

    assertThat(week).isEqualTo(period(Span.WEEK, "2024-11-04T00:00", "2024-11-11T00:00"));
    assertThat(week.previous())
        .isEqualTo(period(Span.WEEK, "2024-10-28T00:00", "2024-11-04T00:00"));
  }

  private static Period period(Span span, String from, String before) {
    return new Period(span, at(from), at(before));
  }

  private static Instant at(String time) {
    return Instant.parse(time + ":00Z");
  }
}
