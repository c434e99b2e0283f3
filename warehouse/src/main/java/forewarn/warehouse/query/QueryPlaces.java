package forewarn.warehouse.query;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.query.QueryRefusedException.Reason;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Runs a few users' queries at once, each in a thread of its own with a stack that DuckDB's parser
 * and binder cannot use up, and with a thread beside it that ends it when its time is over, when it
 * is cancelled, or when the warehouse's memory becomes short: loading goes first. Its caller waits
 * no longer than that, even for a query that DuckDB does not end at once; only its place stays
 * taken. Thread-safe.
 */
final class QueryPlaces {
  private static final int MOST_AT_ONCE = 4;
  private static final long STACK = 64L << 20;
  private static final Duration TO_END = Duration.ofSeconds(3);
  private static final Duration WAIT_FOR_PLACE = Duration.ofSeconds(2);
  private static final long LOOK_EVERY_MILLIS = 50;

  /** Of DuckDB's memory, for the sorts, joins and aggregates of one query before they spill. */
  private static final double SHARE_OF_ONE = 0.2;

  /** Of DuckDB's memory in use, stored tables aside, at which the oldest query is ended. */
  private static final double SHARE_OF_ALL = 0.6;

  /** At which all are: there is hardly room left for loading. */
  private static final double SHARE_TOO_MUCH = 0.75;

  /** Younger queries are left alone: it is not they who took the memory. */
  private static final Duration YOUNG = Duration.ofMillis(500);

  private static final Duration VERY_YOUNG = Duration.ofMillis(100);

  private final Warehouse warehouse;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  /** The longest running first: the one to be ended when memory is short, then the next. */
  private final Queue<Cancellation> running = new ConcurrentLinkedQueue<>();

  QueryPlaces(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Runs work in a session of its own. */
  <T> T run(Duration timeout, Cancellation cancellation, Function<Session, T> work) {
    take();
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.Builder.OfPlatform builder = Thread.ofPlatform().name("query").daemon().stackSize(STACK);
    try {
      builder.start(() -> inPlace(timeout, cancellation, work, result));
    } catch (OutOfMemoryError e) {
      places.release();
      throw busy();
    }
    return wait(result, timeout, cancellation);
  }

  private void take() {
    try {
      if (places.tryAcquire(WAIT_FOR_PLACE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw busy();
  }

  private static QueryRefusedException busy() {
    return new QueryRefusedException(
        Reason.BUSY, MOST_AT_ONCE + " others are running; try again when one has ended");
  }

  private <T> void inPlace(
      Duration timeout,
      Cancellation cancellation,
      Function<Session, T> work,
      CompletableFuture<T> result) {
    T value = null;
    Throwable failure = null;
    try (Session session = warehouse.session()) {
      session.update(
          "set operator_memory_limit = '%dMB'"
              .formatted((long) (SHARE_OF_ONE * warehouse.settings().memoryLimitMegabytes())));
      CountDownLatch ended = new CountDownLatch(1);
      Thread watch =
          Thread.ofPlatform()
              .name("query-watch")
              .daemon()
              .start(() -> watch(session, timeout, cancellation, ended));
      try {
        running.add(cancellation);
        cancellation.check();
        value = work.apply(session);
      } finally {
        running.remove(cancellation);
        ended.countDown();
        // It may be about to interrupt the session, which must not be closed before.
        watch.join();
      }
    } catch (Throwable e) {
      // Beside greedy queries there may be no memory even to begin.
      failure = e instanceof DatabaseException d && d.isOutOfMemory() ? Messages.refusal(d, "") : e;
    } finally {
      places.release();
    }
    if (failure == null && value != null) {
      result.complete(value);
    } else {
      result.completeExceptionally(
          failure == null ? new IllegalStateException("Cannot run query: no answer") : failure);
    }
  }

  private static <T> T wait(
      CompletableFuture<T> result, Duration timeout, Cancellation cancellation) {
    try {
      return result.get(timeout.plus(TO_END).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw tooLong(timeout);
    } catch (InterruptedException e) {
      cancellation.cancel();
      Thread.currentThread().interrupt();
      throw new QueryRefusedException(Reason.CANCELLED, "it was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("Cannot run query: " + e.getCause(), e);
    }
  }

  private void watch(
      Session session, Duration timeout, Cancellation cancellation, CountDownLatch ended) {
    long begun = System.nanoTime();
    try (Session looking = warehouse.session()) {
      while (!ended.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        Duration age = Duration.ofNanos(System.nanoTime() - begun);
        if (age.compareTo(timeout) >= 0) {
          cancellation.cancel(Reason.TOO_LONG, tooLongText(timeout));
        } else if (isShort(looking, age, cancellation)) {
          cancellation.cancel(
              Reason.TOO_LARGE,
              "it was ended because the warehouse's memory is short; group or filter earlier, or"
                  + " try again later");
        }
        if (cancellation.cause() != null) {
          session.cancel();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isShort(Session looking, Duration age, Cancellation cancellation) {
    double used = shareUsed(looking);
    boolean oldest = running.peek() == cancellation;
    return (used > SHARE_OF_ALL && oldest && age.compareTo(YOUNG) > 0)
        || (used > SHARE_TOO_MUCH && age.compareTo(VERY_YOUNG) > 0);
  }

  private double shareUsed(Session looking) {
    try {
      long used =
          looking.number(
              "select sum(memory_usage_bytes)::bigint from duckdb_memory()"
                  + " where tag not in ('BASE_TABLE', 'METADATA', 'EXTERNAL_FILE_CACHE')");
      return used / (warehouse.settings().memoryLimitMegabytes() * 1e6);
    } catch (DatabaseException e) {
      // Not even this small question finds memory.
      return e.isOutOfMemory() ? 1 : 0;
    }
  }

  private static QueryRefusedException tooLong(Duration timeout) {
    return new QueryRefusedException(Reason.TOO_LONG, tooLongText(timeout));
  }

  private static String tooLongText(Duration timeout) {
    return "it took longer than " + timeout.toMillis() / 1000.0 + " s";
  }
}
