package forewarn.operations.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

  @Test
  void followsTheClocksOfItsZoneOverSummerTime() {
    Schedule nightly =
        new Schedule(
            BERLIN,
            LocalDate.parse("2025-03-28"),
            LocalDate.parse("2025-03-31"),
            LocalTime.parse("04:00"),
            60,
            Set.of(DayOfWeek.values()));

    assertThat(nightly.from(Instant.parse("2025-03-01T00:00:00Z"), 9))
        .extracting(Occurrence::from)
        .containsExactly(
            Instant.parse("2025-03-28T03:00:00Z"),
            Instant.parse("2025-03-29T03:00:00Z"),
            Instant.parse("2025-03-30T02:00:00Z"),
            Instant.parse("2025-03-31T02:00:00Z"));
  }

  @Test
  void aBeginningThatTheClocksLeaveOutComesAsMuchLater() {
    Schedule once =
        Schedule.once(BERLIN, LocalDate.parse("2025-03-30"), LocalTime.parse("02:30"), 60);

    assertThat(once.from(Instant.EPOCH, 2))
        .containsExactly(occurrence("2025-03-30T01:30:00Z", "2025-03-30T02:30:00Z"));
  }

  @Test
  void aBeginningThatComesTwiceIsTheFirstAndLastsRealMinutes() {
    Schedule once =
        Schedule.once(BERLIN, LocalDate.parse("2025-10-26"), LocalTime.parse("02:30"), 120);

    assertThat(once.from(Instant.EPOCH, 2))
        .containsExactly(occurrence("2025-10-26T00:30:00Z", "2025-10-26T02:30:00Z"));
  }

  @Test
  void beginsOnItsWeekdaysAndGoesOnPastMidnight() {
    Schedule tuesdays =
        new Schedule(
            JAKARTA,
            LocalDate.parse("2025-03-04"),
            LocalDate.parse("2025-03-11"),
            LocalTime.parse("23:00"),
            180,
            Set.of(DayOfWeek.TUESDAY));

    assertThat(tuesdays.openAt(Instant.parse("2025-03-04T18:59:59Z"))).isPresent();
    assertThat(tuesdays.openAt(Instant.parse("2025-03-04T19:00:00Z"))).isEmpty();
    assertThat(tuesdays.openAt(Instant.parse("2025-03-11T16:00:00Z"))).isPresent();
    assertThat(tuesdays.openAt(Instant.parse("2025-03-18T16:00:00Z"))).isEmpty();
    assertThat(tuesdays.from(Instant.parse("2025-03-04T18:00:00Z"), 9)).hasSize(2);
  }

  @Test
  void whatCannotBeIsRefusedWithItsValue() {
    LocalDate day = LocalDate.parse("2025-03-04");
    assertThatThrownBy(() -> Schedule.once(BERLIN, day, LocalTime.NOON, 0))
        .hasMessage("Invalid minutes of a maintenance window: 0, expected 1 to 20160");
    assertThatThrownBy(() ->
            new Schedule(
                BERLIN, day, day.minusDays(1), LocalTime.NOON, 9, Set.of(DayOfWeek.MONDAY)))
        .hasMessage(
            "Invalid last day of a maintenance window: 2025-03-03, expected not before the first,"
                + " 2025-03-04");
    assertThatThrownBy(() -> new Schedule(BERLIN, day, day, LocalTime.NOON, 9, Set.of()))
        .hasMessageContaining("expected none for one that is open once");
    assertThat(new Schedule(BERLIN, day, null, LocalTime.NOON, 9, Set.of()).orderedWeekdays())
        .isEqualTo(List.of());
  }

  private static Occurrence occurrence(String from, String until) {
    return new Occurrence(Instant.parse(from), Instant.parse(until));
  }
}
