package forewarn.operations.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.operations.alarm.AlarmPlace;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditEntry;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.maintenance.MaintenanceWindow.Phase;
import forewarn.operations.maintenance.Subtree.Level;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MaintenanceWindowsTest {
  /** Where these tests keep what they do; a subclass runs them on another database. */
  Database emptyStore() {
    return TestStore.sqlite();
  }

  private static final Instant NOW = Instant.parse("2025-03-01T03:00:00Z");
  private static final Actor ANA = Actor.person("ana", "127.0.0.1");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final AlarmPlace PLACE =
      new AlarmPlace("ACE7E-CL11", "OLT-ACE7E-01", "Aceh", "Sumatera");
  private static final List<ZoneId> ZONES =
      List.of(
          UTC,
          ZoneId.of("Asia/Jakarta"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/St_Johns"),
          ZoneId.of("Australia/Lord_Howe"));

  private final Database database = emptyStore();
  private final EventLog events = new EventLog(database, InstantSource.fixed(NOW));
  private final AuditLog audit = new AuditLog(database, InstantSource.fixed(NOW));
  private final MaintenanceWindows windows = windowsAt(NOW);

  private MaintenanceWindows windowsAt(Instant now) {
    return new MaintenanceWindows(database, events, audit, InstantSource.fixed(now));
  }

  @Test
  void keepsItsSubtreeQuietForItsTime() {
    MaintenanceWindow window =
        windows.add("Card swap", new Subtree(Level.OLT, "OLT-ACE7E-01"), hourFromNow(), ANA);

    assertThat(windows.covering(PLACE, NOW.plusSeconds(3600))).contains(window);
    assertThat(windows.covering(PLACE, NOW.plusSeconds(3599))).isEmpty();
    assertThat(windows.covering(PLACE, NOW.plusSeconds(7200))).isEmpty();
    AlarmPlace other = new AlarmPlace("ACE7E-CL21", "OLT-ACE7E-02", "Aceh", "Sumatera");
    assertThat(windows.covering(other, NOW.plusSeconds(3600))).isEmpty();
    AlarmPlace unknown = new AlarmPlace("ACE7E-CL11", null, null, null);
    assertThat(windows.covering(unknown, NOW.plusSeconds(3600))).isEmpty();
  }

  @Test
  void oneThatWasEndedKeepsNothingQuiet() {
    MaintenanceWindow window =
        windows.add("Card swap", new Subtree(Level.NETWORK, ""), hourFromNow(), ANA);
    Instant during = NOW.plusSeconds(4000);
    assertThat(windows.covering(PLACE, during)).isPresent();

    windows.end(window.id(), ANA);
    windows.end(window.id(), Actor.person("ben", ""));

    assertThat(windows.covering(PLACE, during)).isEmpty();
    assertThat(windows.list(Phase.PAST))
        .extracting(MaintenanceWindow::endedBy)
        .containsExactly("ana");
    assertThat(audit.after(0, 10))
        .extracting(AuditEntry::action)
        .containsExactly("maintenance.add", "maintenance.end");
    assertThat(events.of("MW-1")).hasSize(2);
    assertThatThrownBy(() -> windows.end("MW-9", ANA))
        .hasMessage("Cannot find maintenance window MW-9: there is none");
  }

  @Test
  void areListedByWhereTheyAreInTheirLife() {
    windows.add("Later", new Subtree(Level.REGION, "Sumatera"), hourFromNow(), ANA);

    assertThat(windows.list(Phase.COMING)).hasSize(1);
    assertThat(windowsAt(NOW.plusSeconds(4000)).list(Phase.CURRENT)).hasSize(1);
    assertThat(windowsAt(NOW.plusSeconds(7200)).list(Phase.PAST)).hasSize(1);
    assertThat(windows.list(Phase.PAST)).isEmpty();
  }

  @Test
  void oneThatWouldNeverBeOpenIsRefusedAndLeavesNothing() {
    Schedule past = Schedule.once(UTC, LocalDate.parse("2025-02-01"), LocalTime.NOON, 60);

    assertThatThrownBy(() -> windows.add("Late", new Subtree(Level.NETWORK, ""), past, ANA))
        .hasMessage("Cannot add maintenance window 'Late': it would never be open");
    assertThat(windows.list(Phase.PAST)).isEmpty();
    assertThat(audit.after(0, 10)).isEmpty();
  }

  @Test
  void oneOfAnUndoneTransactionIsNotRemembered() {
    assertThatThrownBy(() ->
            database.inTransaction(() -> {
              windows.add("Undone", new Subtree(Level.NETWORK, ""), hourFromNow(), ANA);
              assertThat(windows.covering(PLACE, NOW.plusSeconds(4000))).isPresent();
              throw new IllegalStateException("undo");
            }))
        .hasMessage("undo");

    assertThat(windows.covering(PLACE, NOW.plusSeconds(4000))).isEmpty();
  }

  private static Schedule hourFromNow() {
    return Schedule.once(UTC, LocalDate.parse("2025-03-01"), LocalTime.parse("04:00"), 60);
  }

  @Test
  void silencesInsideItsBlastRadiusAndTimeAndNothingElse() {
    long seed = System.nanoTime();
    System.out.println("Seed of the maintenance windows: " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      MaintenanceWindow window = windows.add("w", subtree(random), schedule(random), ANA);
      for (int i = 0; i < 400; i++) {
        AlarmPlace place = place(random);
        Instant at = moment(window.schedule(), random);
        boolean expected = inside(window.subtree(), place) && open(window.schedule(), at);
        assertThat(windows.covering(place, at).isPresent())
            .as("seed %d: %s of %s at %s", seed, window, place, at)
            .isEqualTo(expected);
      }
      windows.end(window.id(), ANA);
    }
  }

  @Test
  void ofSeveralTheOneThatLastsLongestIsNamed() {
    long seed = System.nanoTime();
    System.out.println("Seed of the overlapping windows: " + seed);
    Random random = new Random(seed);
    List<MaintenanceWindow> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(windows.add("w" + i, subtree(random), schedule(random), ANA));
    }
    for (int i = 0; i < 2000; i++) {
      AlarmPlace place = place(random);
      Instant at = moment(all.get(random.nextInt(all.size())).schedule(), random);
      Optional<MaintenanceWindow> found = windows.covering(place, at);
      boolean expected =
          all.stream()
              .anyMatch(window -> inside(window.subtree(), place) && open(window.schedule(), at));
      assertThat(found.isPresent()).as("seed %d: %s at %s", seed, place, at).isEqualTo(expected);
      found.ifPresent(window -> {
        Instant until = window.schedule().openAt(at).orElseThrow().until();
        assertThat(all)
            .filteredOn(one -> inside(one.subtree(), place))
            .allSatisfy(one ->
                assertThat(one.schedule().openAt(at).map(Occurrence::until).orElse(until))
                    .isBeforeOrEqualTo(until));
      });
    }
  }

  // The same by another way: each local minute of the schedule's days is walked through.
  private static boolean open(Schedule schedule, Instant at) {
    LocalDate day = schedule.firstDay();
    LocalDate last = schedule.lastDay() == null ? day.plusDays(200) : schedule.lastDay();
    if (!schedule.recurs()) {
      last = day;
    }
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      boolean begins = !schedule.recurs() || schedule.weekdays().contains(day.getDayOfWeek());
      long late =
          Duration.between(ZonedDateTime.of(day, schedule.start(), schedule.zone()).toInstant(), at)
              .toSeconds();
      if (begins && late >= 0 && late < schedule.minutes() * 60L) {
        return true;
      }
    }
    return false;
  }

  private static boolean inside(Subtree subtree, AlarmPlace place) {
    String id = subtree.id();
    return subtree.level() == Level.NETWORK
        || subtree.level() == Level.REGION && id.equals(place.region())
        || subtree.level() == Level.PROVINCE && id.equals(place.province())
        || subtree.level() == Level.OLT && id.equals(place.oltId())
        || subtree.level() == Level.CLUSTER && id.equals(place.clusterId());
  }

  private static AlarmPlace place(RandomGenerator random) {
    int region = random.nextInt(2);
    int province = random.nextInt(2);
    int olt = random.nextInt(2);
    String name = "" + region + province;
    return new AlarmPlace(
        "C" + name + olt + random.nextInt(2),
        random.nextInt(10) == 0 ? null : "O" + name + olt,
        random.nextInt(10) == 0 ? null : "P" + name,
        random.nextInt(10) == 0 ? null : "R" + region);
  }

  private static Subtree subtree(RandomGenerator random) {
    String digits = "" + random.nextInt(2) + random.nextInt(2) + random.nextInt(2) + "0";
    return switch (Level.values()[random.nextInt(Level.values().length)]) {
      case NETWORK -> new Subtree(Level.NETWORK, "");
      case REGION -> new Subtree(Level.REGION, "R" + digits.substring(0, 1));
      case PROVINCE -> new Subtree(Level.PROVINCE, "P" + digits.substring(0, 2));
      case OLT -> new Subtree(Level.OLT, "O" + digits.substring(0, 3));
      case CLUSTER -> new Subtree(Level.CLUSTER, "C" + digits);
    };
  }

  // Within two months that hold changes of the clocks on both halves of the earth.
  private static Schedule schedule(RandomGenerator random) {
    LocalDate first = LocalDate.parse("2025-03-02").plusDays(random.nextInt(40));
    ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
    LocalTime start = LocalTime.of(random.nextInt(24), random.nextInt(60));
    if (random.nextBoolean()) {
      return Schedule.once(zone, first, start, random.nextInt(1, 5000));
    }
    Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
    weekdays.add(DayOfWeek.of(random.nextInt(1, 8)));
    weekdays.add(DayOfWeek.of(random.nextInt(1, 8)));
    LocalDate last = random.nextBoolean() ? null : first.plusDays(random.nextInt(7, 30));
    return new Schedule(zone, first, last, start, random.nextInt(1, 1441), weekdays);
  }

  // Often next to a beginning or an end, where errors are.
  private static Instant moment(Schedule schedule, RandomGenerator random) {
    List<Occurrence> times = schedule.from(Instant.EPOCH, 6);
    Occurrence time = times.get(random.nextInt(times.size()));
    Instant edge = random.nextBoolean() ? time.from() : time.until();
    return edge.plusSeconds(
        random.nextInt(4) == 0 ? random.nextInt(-200_000, 200_000) : random.nextInt(-2, 3));
  }
}
