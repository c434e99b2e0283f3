package forewarn.operations.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.operations.event.EventLog;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever the stream tells, in whatever order. */
class EnginePropertyTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-03-01T06:00:00Z"));
  private static final int HOURS = 40;

  static List<Long> seeds() {
    String given = System.getProperty("forewarn.seed");
    Random random = new Random();
    List<Long> seeds =
        given == null
            ? random.longs(5, 0, 1_000_000).boxed().toList()
            : List.of(Long.parseLong(given));
    System.out.println("seeds " + seeds + " (again with -Dforewarn.seed=…)");
    return seeds;
  }

  private static Engine engine(Database database) {
    return new Engine(
        database,
        new EventLog(database, CLOCK),
        Script::network,
        (place, at) -> Optional.empty(),
        CLOCK);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyAlarmHasOneOpenIncidentAndNothingStaysOpenWithoutOne(long seed) {
    Random random = new Random(seed);
    Database database = TestStore.sqlite();
    List<Message> repeated = new ArrayList<>();
    for (List<Message> hour : Script.random(random, HOURS)) {
      List<Message> told = new ArrayList<>(hour);
      // Repetitions of anything before, and any order.
      for (int i = 0; i < 5 && !repeated.isEmpty(); i++) {
        told.add(repeated.get(random.nextInt(repeated.size())));
      }
      Collections.shuffle(told, random);
      repeated.addAll(hour);
      engine(database).take(told, () -> {});

      assertThat(
              count(
                  database,
                  "alarms a where cleared_at is null and not exists (select 1 from"
                      + " incidents where number = a.incident_number and closed_at is null)"))
          .as("standing alarms without an open incident")
          .isZero();
      assertThat(
              count(
                  database,
                  "incidents i where closed_at is null and flapping = 0 and not"
                      + " exists (select 1 from alarms where incident_number = i.number and cleared_at is"
                      + " null)"))
          .as("open incidents without an alarm")
          .isZero();
    }
    assertThat(count(database, "incidents where closed_at is null")).as("stuck").isZero();
    assertThat(count(database, "incidents where merged_into is null"))
        .as("any at all")
        .isPositive();
    assertThat(
            count(
                database,
                "incidents i where merged_into is not null and not exists (select 1"
                    + " from incidents where number = i.merged_into)"))
        .isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itMakesNoDifferenceHowAStreamIsCut(long seed) {
    Random random = new Random(seed);
    List<Message> told = Script.random(random, HOURS).stream().flatMap(List::stream).toList();
    Database whole = TestStore.sqlite();
    engine(whole).take(told, () -> {});
    Database cut = TestStore.sqlite();
    for (int from = 0; from < told.size(); ) {
      // Never between two clusters of one hour: what is told together is seen together.
      int to = Math.min(told.size(), from + Script.clusters().size() * random.nextInt(1, 5));
      engine(cut).take(told.subList(from, to), () -> {});
      from = to;
    }

    assertThat(dump(cut)).isEqualTo(dump(whole));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderWithinAnHourMakesNoDifferenceToWhatBelongsTogether(long seed) {
    Random random = new Random(seed);
    List<Message> outages =
        new ArrayList<>(
            Script.clusters().stream()
                .filter(cluster -> random.nextBoolean())
                .map(cluster -> Script.outage(cluster, random.nextInt(4)))
                .toList());
    Database ordered = TestStore.sqlite();
    engine(ordered).take(outages, () -> {});
    Collections.shuffle(outages, random);
    Database shuffled = TestStore.sqlite();
    outages.forEach(message -> engine(shuffled).take(List.of(message), () -> {}));

    assertThat(partition(shuffled)).isEqualTo(partition(ordered));
  }

  private static Set<String> partition(Database database) {
    return database
        .sql("select scope || ' ' || clusters from incidents where closed_at is null")
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> dump(Database database) {
    List<String> rows = new ArrayList<>();
    for (String table : List.of("incidents", "alarms", "events", "cluster_hours")) {
      database
          .sql("select * from " + table + " order by 1")
          .query()
          .listOfRows()
          .forEach(row -> rows.add(table + row));
    }
    return rows;
  }

  private static long count(Database database, String from) {
    return database.sql("select count(*) from " + from).query(Long.class).single();
  }
}
