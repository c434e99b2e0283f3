package forewarn.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.query.QueryRefusedException.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CancellationTest {
  private static final String ENDLESS = "select sum(x) from range(100000000000) t(x)";

  @TempDir static Path dataDir;
  private static Warehouse warehouse;
  private static OpenQuery query;

  @BeforeAll
  static void open() {
    warehouse = TestWarehouse.open(dataDir);
    query = new OpenQuery(warehouse);
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  private static QueryRequest request(String sql) {
    return new QueryRequest(sql, Set.of("DATAMART"), 10_000_000, Duration.ofSeconds(30));
  }

  @Test
  void endsAQueryThatIsRunning() throws Exception {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<Answer> answer =
        CompletableFuture.supplyAsync(() -> query.run(request(ENDLESS), cancellation));
    assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    cancellation.cancel();

    assertThatThrownBy(() -> answer.get(3, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("Cannot run query: it was cancelled");
  }

  @Test
  void endsAQueryBeforeItBegins() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThatThrownBy(() -> query.run(request("select 1"), cancellation))
        .isInstanceOfSatisfying(
            QueryRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CANCELLED));
  }

  @Test
  void endsAStreamWhoseReceiverIsSlow() throws Exception {
    Cancellation cancellation = new Cancellation();
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> all =
        CompletableFuture.supplyAsync(() ->
            query.stream(
                request("select range from range(100000000)"),
                cancellation,
                new OpenQuery.Receiver() {
                  @Override
                  public void columns(List<Column> columns) {}

                  @Override
                  public void row(List<@Nullable Object> values) {
                    begun.countDown();
                  }
                }));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    cancellation.cancel();
    assertThatThrownBy(() -> all.get(5, TimeUnit.SECONDS))
        .hasRootCauseMessage("Cannot run query: it was cancelled");
  }

  @Test
  void aStreamThatFailsHalfWayIsNoCompleteOne() {
    AtomicInteger rows = new AtomicInteger();
    assertThatThrownBy(() ->
            query.stream(
                request(
                    "select case when range = 3000000 then 'x' else '1' end::integer from range(4000000)"),
                new Cancellation(),
                new OpenQuery.Receiver() {
                  @Override
                  public void columns(List<Column> columns) {}

                  @Override
                  public void row(List<@Nullable Object> values) {
                    rows.incrementAndGet();
                  }
                }))
        .isInstanceOf(QueryRefusedException.class)
        .hasMessageContaining("it failed halfway");
    assertThat(rows).hasValueGreaterThan(0);
  }

  @Test
  void refusesMoreThanFourAtOnceAndTakesTheNextWhenOneHasEnded() throws Exception {
    List<Cancellation> cancellations = new ArrayList<>();
    List<CompletableFuture<?>> running = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Cancellation cancellation = new Cancellation();
      cancellations.add(cancellation);
      CompletableFuture<?> one = new CompletableFuture<>();
      Thread.ofPlatform().start(() -> run(cancellation, one));
      running.add(one);
    }
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThatThrownBy(() -> query.run(request("select 1"), new Cancellation()))
                .hasMessage(
                    "Cannot run query: 4 others are running; try again when one has ended"));
    cancellations.getFirst().cancel();
    assertThat(running.getFirst()).failsWithin(Duration.ofSeconds(5));
    assertThat(query.run(request("select 1"), new Cancellation()).table().rows()).hasSize(1);
    cancellations.forEach(Cancellation::cancel);
    for (CompletableFuture<?> one : running) {
      assertThat(one).failsWithin(Duration.ofSeconds(5));
    }
  }

  private static void run(Cancellation cancellation, CompletableFuture<?> end) {
    try {
      query.run(request(ENDLESS), cancellation);
      end.complete(null);
    } catch (QueryRefusedException e) {
      end.completeExceptionally(e);
    }
  }
}
