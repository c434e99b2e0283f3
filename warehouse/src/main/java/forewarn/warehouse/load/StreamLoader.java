package forewarn.warehouse.load;

import forewarn.warehouse.Warehouse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the stream's records and predictions, each exactly once, until closed: records and the
 * offsets after them are committed together, and loading starts from the committed offsets. When
 * Kafka or the warehouse fails, it waits and starts again from there. Thread-safe.
 */
public final class StreamLoader implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StreamLoader.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

  private final Warehouse warehouse;
  private final LoadSettings settings;
  private final LoadCounters counters = new LoadCounters(InstantSource.system());
  private final CountDownLatch ending = new CountDownLatch(1);
  private @Nullable Thread thread;

  public StreamLoader(Warehouse warehouse, LoadSettings settings) {
    this.warehouse = warehouse;
    this.settings = settings;
  }

  /** Starts the loader's thread and returns at once. */
  public synchronized void start() {
    if (thread != null) {
      throw new IllegalStateException("Cannot start the loader: it was started before");
    }
    thread = Thread.ofPlatform().name("stream-loader").daemon().start(this::loadUntilClosed);
  }

  public LoadStatus status() {
    return counters.status();
  }

  private void loadUntilClosed() {
    counters.running(true);
    Duration wait = FIRST_WAIT;
    while (!isEnding()) {
      long before = counters.status().recordsLoaded();
      try {
        new LoadRun(warehouse, settings, counters).run(this::isEnding);
      } catch (RuntimeException | Error e) {
        wait = counters.status().recordsLoaded() > before ? FIRST_WAIT : doubled(wait);
        log.warn("Cannot load the stream, trying again in {}: {}", wait, e.toString());
        counters.failed(String.valueOf(e.getMessage()));
        waitFor(wait);
      }
    }
    counters.running(false);
  }

  private static Duration doubled(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
  }

  private boolean isEnding() {
    return ending.getCount() == 0;
  }

  private void waitFor(Duration wait) {
    try {
      if (ending.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("Ending while waiting");
      }
    } catch (InterruptedException e) {
      ending.countDown();
    }
  }

  /** Ends after the transaction under way. */
  @Override
  public synchronized void close() {
    ending.countDown();
    Thread running = thread;
    if (running == null) {
      return;
    }
    try {
      if (!running.join(LONGEST_CLOSE)) {
        log.warn("The loader has not ended within {}", LONGEST_CLOSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
