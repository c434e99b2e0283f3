package forewarn.warehouse.check;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.OwnDefinitions;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelinessTest {
  private static final String WATCHED =
      """
      description: Loads.
      grain: one row per load
      key: [load_number]
      kind: view
      refresh: always
      owner: test
      columns: [load_number, arrived_at]
      freshness: {column: arrived_at, within: 3 hours}
      volume: {column: arrived_at, per: %s, share: 0.5}
      """;

  @TempDir Path dataDir;
  private OwnDefinitions definitions;
  private Warehouse warehouse;
  private Session session;
  private Checks checks;

  @BeforeEach
  void open() {
    open("hour");
  }

  private void open(String period) {
    definitions =
        new OwnDefinitions(dataDir.resolve(period))
            .put(
                "datamart/watched",
                WATCHED.formatted(period),
                "select load_number, arrived_at from RAW.LOADS");
    warehouse = definitions.open(dataDir.resolve(period));
    session = warehouse.session();
    checks = new Checks(warehouse, definitions.clock());
  }

  @AfterEach
  void close() {
    session.close();
    warehouse.close();
  }

  private void arrive(Instant at, int rows) {
    session.update(
        "insert into RAW.LOADS (load_number, arrived_at) select range, ?::timestamp from range(?::bigint)",
        at,
        rows);
  }

  private List<CheckResult> history(String check) {
    return new Quality(warehouse).history("DATAMART.WATCHED", check, 100);
  }

  @Test
  void objectIsAsFreshAsItsNewestRowThatIsNotAheadOfTheClock() {
    Instant now = warehouse.dataTime();
    arrive(now.minus(Duration.ofHours(2)), 1);
    arrive(now.plus(Duration.ofDays(300)), 1);
    checks.afterRefresh(session);
    assertThat(history("freshness").getLast().passed()).isTrue();
    assertThat(history("freshness").getLast().message())
        .isEqualTo("newest arrived_at is 2026-03-02T08:20:00Z, 2 hours behind the data's clock");

    definitions.pass(Duration.ofMinutes(61));
    checks.afterRefresh(session);
    assertThat(history("freshness")).hasSize(2);
    assertThat(history("freshness").getLast().failed()).isTrue();
    assertThat(history("freshness").getLast().message())
        .endsWith("3 hours behind the data's clock, at most 3 hours expected");
  }

  @Test
  void isLookedAtOnceAMinuteAtMost() {
    arrive(warehouse.dataTime(), 1);
    checks.afterRefresh(session);
    Instant first = history("freshness").getFirst().checkedAt();

    definitions.pass(Duration.ofSeconds(59));
    checks.afterRefresh(session);
    assertThat(history("freshness").getFirst().checkedAt()).isEqualTo(first);

    definitions.pass(Duration.ofSeconds(1));
    checks.afterRefresh(session);
    assertThat(history("freshness").getFirst().checkedAt()).isEqualTo(first.plusSeconds(60));
  }

  @Test
  void whatHasNoRowsYetIsNotJudged() {
    new Refresh(warehouse, checks).refresh(Progress.none());
    assertThat(history("freshness")).isEmpty();
    assertThat(history("volume")).isEmpty();
  }

  @Test
  void newestCompletePeriodIsComparedWithTheSevenBefore() {
    Instant now = warehouse.dataTime();
    for (int back = 2; back <= 9; back++) {
      arrive(now.minus(Duration.ofHours(back)), 10 + back);
    }
    arrive(now.minus(Duration.ofHours(1)), 6);
    arrive(now, 1);
    checks.afterRefresh(session);

    CheckResult volume = history("volume").getLast();
    assertThat(volume.rowsChecked()).isEqualTo(15);
    assertThat(volume.rowsFailed()).isEqualTo(9);
    assertThat(volume.message())
        .isEqualTo(
            "6 rows in the hour from 2026-03-02T09:00:00Z, 15 in the median of the 7 before, at least 50 % of that expected");

    arrive(now.minus(Duration.ofHours(1)), 2);
    definitions.pass(Duration.ofMinutes(1));
    checks.afterRefresh(session);
    assertThat(history("volume").getLast().passed()).isTrue();
  }

  @Test
  void periodWithoutRowsCountsAsNone() {
    Instant now = warehouse.dataTime();
    for (int back = 2; back <= 9; back++) {
      arrive(now.minus(Duration.ofHours(back)), 10);
    }
    arrive(now, 1);
    checks.afterRefresh(session);
    assertThat(history("volume").getLast().message()).startsWith("0 rows in the hour from");
    assertThat(history("volume").getLast().rowsFailed()).isEqualTo(10);
  }

  @Test
  void lastMonthIsCompleteOnceTheClockIsAMonthPastIt() {
    close();
    open("month");
    for (int month = 1; month <= 9; month++) {
      arrive(Instant.parse("2025-0" + month + "-15T00:00:00Z"), 10);
    }
    checks.afterRefresh(session);
    assertThat(history("volume").getLast().message())
        .startsWith("10 rows in the month from 2025-09-01");
  }
}
