package forewarn.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.TestNetwork;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.query.Cancellation;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.QueryRefusedException;
import forewarn.warehouse.query.QueryRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is streamed is loaded, in time and whole, whatever users ask meanwhile. */
class LoadingBesideQueriesTest {
  private static final String ROWS = "select count(*) from RAW.KAFKA_RAW_ML_FEATURES";
  private static final Duration ATTACKED = Duration.ofSeconds(15);
  private static final Duration TIMEOUT = Duration.ofSeconds(6);

  /** Each takes all the memory, processor or disk it can get; {@code big} has two million rows. */
  private static final List<String> HOSTILE =
      List.of(
          "with big as (select range as n, random() as r from range(2000000)) select a.n from big a, range(400) b order by a.r",
          "with big as (select range as n from range(2000000)) select count(distinct a.n * b.range) from big a, range(1000) b",
          "select list(a.range) from range(100000) a, range(100000) b",
          "select string_agg('some text', ',') from range(3000000000)",
          "select median(random()), mode(a.range) from range(100000) a, range(100000) b",
          "select row_number() over (order by r) from (select random() as r from range(500000000))",
          "with recursive t as (select 1 as x union all select x + 1 from t, range(100)) select count(*) from t",
          "select count(*) from range(1000000000) a, range(1000000000) b where a.range * b.range = 7",
          "select a.range, b.range from range(1000000) a join range(1000000) b on a.range % 3 = b.range % 3 order by all desc");

  @TempDir Path dataDir;
  private LoadFixture fixture;

  @BeforeEach
  void start() {
    fixture = new LoadFixture(dataDir);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void hostileQueriesNeitherStopTheLoaderNorLoseARecord() throws Exception {
    OpenQuery query = new OpenQuery(fixture.warehouse);
    AtomicBoolean over = new AtomicBoolean();
    Map<String, AtomicInteger> ends = new ConcurrentHashMap<>();
    List<Thread> attackers = new ArrayList<>();
    int sent = 0;
    long worst = 0;
    try (StreamLoader loader = fixture.startLoader()) {
      send(sent++);
      fixture.awaitCount(ROWS, 1);
      for (int i = 0; i < 4; i++) {
        int first = 2 * i;
        attackers.add(Thread.ofPlatform().start(() -> attack(query, first, over, ends)));
      }
      long begun = System.nanoTime();
      while (System.nanoTime() - begun < ATTACKED.toNanos()) {
        long before = System.nanoTime();
        for (int i = 0; i < 200; i++) {
          send(sent++);
        }
        awaitLoaded(sent);
        worst = Math.max(worst, System.nanoTime() - before);
      }
      over.set(true);
      for (Thread attacker : attackers) {
        attacker.join();
      }
      System.out.println(
          "%d records beside hostile queries, 200 of them visible after at most %d ms; queries ended: %s"
              .formatted(sent, worst / 1_000_000, ends));
      fixture.awaitCount(ROWS, sent);
      assertThat(loader.status().running()).isTrue();
      assertThat(loader.status().error()).isNull();
    }
    try (Session session = fixture.warehouse.session()) {
      assertThat(
              session.number(
                  "select count(distinct RECORD_METADATA->>'$.partition' || ':' || (RECORD_METADATA->>'$.offset')) from RAW.KAFKA_RAW_ML_FEATURES"))
          .isEqualTo(sent);
    }
    assertThat(ends.keySet()).isNotEmpty().doesNotContain("other");
    assertThat(Duration.ofNanos(worst)).isLessThan(Duration.ofSeconds(20));
  }

  // Between two looks of the guard over memory there may be none left: the loader tries again by
  // itself, and so does who looks at it.
  private void awaitLoaded(int expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsMatching(e -> e instanceof DatabaseException d && d.isOutOfMemory())
        .until(() -> fixture.count(ROWS) == expected);
  }

  private void send(int number) {
    String cluster = TestNetwork.PLAN.clusters().get(number % 204).id();
    fixture.sendRecord(
        cluster,
        HourlyRecordCodec.encode(
            HourlyRecords.quiet(cluster, HourlyRecords.HOUR.plusSeconds(3600L * (number / 204)))));
  }

  private static void attack(
      OpenQuery query, int first, AtomicBoolean over, Map<String, AtomicInteger> ends) {
    for (int i = first; !over.get(); i++) {
      String end;
      try {
        query.run(
            new QueryRequest(HOSTILE.get(i % HOSTILE.size()), Set.of("DATAMART"), 1_000, TIMEOUT),
            new Cancellation());
        end = "answered";
      } catch (QueryRefusedException e) {
        end = e.reason() == QueryRefusedException.Reason.WRONG ? e.getMessage() : e.reason().name();
      } catch (RuntimeException e) {
        end = "other";
        System.out.println(e);
      }
      ends.computeIfAbsent(end, ignored -> new AtomicInteger()).incrementAndGet();
    }
  }
}
