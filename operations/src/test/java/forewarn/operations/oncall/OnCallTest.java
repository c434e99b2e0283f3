package forewarn.operations.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditEntry;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.oncall.Rotation.Turn;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnCallTest {
  /** Where these tests keep what they do; a subclass runs them on another database. */
  Database emptyStore() {
    return TestStore.sqlite();
  }

  private static final Instant NOW = Instant.parse("2025-03-24T12:00:00Z");
  private static final Actor ADA = Actor.person("ada", "127.0.0.1");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Database database = emptyStore();
  private final AuditLog audit = new AuditLog(database, InstantSource.fixed(NOW));
  private final OnCall onCall = new OnCall(database, audit, InstantSource.fixed(NOW));
  private final Person ana = onCall.add(person("Ana"), ADA);
  private final Person ben = onCall.add(person("Ben"), ADA);

  private static Person person(String name) {
    return new Person(0, name, null, name + "@example.com", "", "");
  }

  private void rotate(Turn turn, Person... people) {
    List<Long> order = java.util.Arrays.stream(people).map(Person::number).toList();
    Rotation rotation =
        new Rotation(BERLIN, turn, LocalDate.parse("2025-03-24"), LocalTime.parse("08:00"), order);
    onCall.save(new Level(1, "Operators", rotation, null), ADA);
  }

  @Test
  void turnsChangeAtTheHandoverByTheClocksOfTheZone() {
    rotate(Turn.DAILY, ana, ben);

    assertThat(on("2025-03-24T06:59:59Z")).isNull();
    assertThat(on("2025-03-24T07:00:00Z")).isEqualTo("Ana");
    assertThat(on("2025-03-25T06:59:59Z")).isEqualTo("Ana");
    assertThat(on("2025-03-25T07:00:00Z")).isEqualTo("Ben");
    // The night from 29 to 30 March is an hour shorter.
    assertThat(on("2025-03-30T05:59:59Z")).isEqualTo("Ben");
    assertThat(on("2025-03-30T06:00:00Z")).isEqualTo("Ana");
  }

  @Test
  void aWeekOverAChangeOfTheClocksIsAnHourShorter() {
    rotate(Turn.WEEKLY, ana, ben);

    List<Shift> shifts =
        onCall.shifts(
            1, Instant.parse("2025-03-24T07:00:00Z"), Instant.parse("2025-04-01T00:00:00Z"));

    assertThat(shifts)
        .containsExactly(
            shift(ana, "2025-03-24T07:00:00Z", "2025-03-31T06:00:00Z", Shift.Kind.TURN),
            shift(ben, "2025-03-31T06:00:00Z", "2025-04-01T00:00:00Z", Shift.Kind.TURN));
  }

  @Test
  void whoeverStandsInCutsATurnInTwo() {
    rotate(Turn.DAILY, ana);
    Instant from = Instant.parse("2025-03-24T20:00:00Z");
    StandIn override = onCall.override(1, ben.number(), from, from.plusSeconds(7200), ADA);

    assertThat(onCall.shifts(1, NOW, NOW.plus(Duration.ofHours(12))))
        .containsExactly(
            shift(ana, "2025-03-24T12:00:00Z", "2025-03-24T20:00:00Z", Shift.Kind.TURN),
            shift(ben, "2025-03-24T20:00:00Z", "2025-03-24T22:00:00Z", Shift.Kind.OVERRIDE),
            shift(ana, "2025-03-24T22:00:00Z", "2025-03-25T00:00:00Z", Shift.Kind.TURN));

    onCall.removeOverride(override.number(), ADA);
    assertThat(onCall.shifts(1, NOW, NOW.plus(Duration.ofHours(12)))).hasSize(1);
  }

  @Test
  void calendarAndQuestionNeverDisagree() {
    long seed = System.nanoTime();
    System.out.println("Seed of the calendar: " + seed);
    Random random = new Random(seed);
    rotate(
        random.nextBoolean() ? Turn.DAILY : Turn.WEEKLY, ana, ben, onCall.add(person("Cleo"), ADA));
    for (int i = 0; i < 12; i++) {
      Instant from = NOW.plusSeconds(random.nextInt(0, 14 * 86_400));
      onCall.override(
          1, random.nextInt(1, 4), from, from.plusSeconds(random.nextInt(60, 200_000)), ADA);
    }
    List<Shift> shifts = onCall.shifts(1, NOW, NOW.plus(Duration.ofDays(14)));

    assertThat(shifts.getFirst().from()).isEqualTo(NOW);
    assertThat(shifts.getLast().until()).isEqualTo(NOW.plus(Duration.ofDays(14)));
    for (int i = 1; i < shifts.size(); i++) {
      assertThat(shifts.get(i).from()).as("seed %d", seed).isEqualTo(shifts.get(i - 1).until());
    }
    for (Shift shift : shifts) {
      for (Instant at : List.of(shift.from(), shift.until().minusMillis(1))) {
        assertThat(onCall.whoIsOnCall(1, at).orElseThrow().number())
            .as("seed %d at %s", seed, at)
            .isEqualTo(shift.person());
      }
    }
  }

  @Test
  void quietHoursGoPastMidnightAndFollowTheClocks() {
    QuietHours quiet = new QuietHours(LocalTime.parse("22:00"), LocalTime.parse("07:00"));

    assertThat(quiet.endOf(Instant.parse("2025-03-29T21:00:00Z"), BERLIN))
        .contains(Instant.parse("2025-03-30T05:00:00Z"));
    assertThat(quiet.endOf(Instant.parse("2025-03-30T04:59:59Z"), BERLIN))
        .contains(Instant.parse("2025-03-30T05:00:00Z"));
    assertThat(quiet.endOf(Instant.parse("2025-03-30T05:00:00Z"), BERLIN)).isEmpty();
    assertThat(quiet.endOf(NOW, BERLIN)).isEmpty();
  }

  @Test
  void whoeverIsNeededIsNotRemoved() {
    rotate(Turn.DAILY, ana);

    assertThatThrownBy(() -> onCall.removePerson(ana.number(), ADA))
        .hasMessage("Cannot remove Ana: they take turns on level 1");
    onCall.removePerson(ben.number(), ADA);
    assertThat(onCall.people()).containsExactly(ana);
    assertThat(onCall.person(ben.number())).isPresent();
    assertThat(audit.after(0, 10))
        .extracting(AuditEntry::action)
        .containsExactly("person.add", "person.add", "oncall.save", "person.remove");
  }

  @Test
  void whatCannotBeIsRefusedWithItsValue() {
    assertThatThrownBy(() -> new Person(0, "Ana", null, "", "", ""))
        .hasMessage(
            "Invalid person Ana: expected a mail address, a phone number or a chat address");
    assertThatThrownBy(() -> onCall.override(1, 1, NOW, NOW, ADA))
        .hasMessageContaining("expected an end after its beginning");
    assertThatThrownBy(() -> onCall.override(3, 1, NOW, NOW.plusSeconds(9), ADA))
        .hasMessage("Cannot find level 3: there is none");
    assertThat(onCall.whoIsOnCall(7, NOW)).isEmpty();
  }

  private @org.jspecify.annotations.Nullable String on(String at) {
    return onCall.whoIsOnCall(1, Instant.parse(at)).map(Person::name).orElse(null);
  }

  private static Shift shift(Person person, String from, String until, Shift.Kind kind) {
    return new Shift(person.number(), Instant.parse(from), Instant.parse(until), kind);
  }
}
