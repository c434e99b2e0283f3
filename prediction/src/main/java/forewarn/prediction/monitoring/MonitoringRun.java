package forewarn.prediction.monitoring;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps monitoring up to date in a thread of its own, so that nothing else waits for it. */
public final class MonitoringRun implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MonitoringRun.class);

  private final Monitoring monitoring;
  private final Duration every;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("monitoring").unstarted(this::run);

  private MonitoringRun(Monitoring monitoring, Duration every) {
    this.monitoring = monitoring;
    this.every = every;
  }

  /**
   * Begins.
   *
   * @param every pause between two updates, by the wall clock
   */
  public static MonitoringRun start(Monitoring monitoring, Duration every) {
    MonitoringRun run = new MonitoringRun(monitoring, every);
    run.thread.start();
    return run;
  }

  private void run() {
    try {
      while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          monitoring.update();
        } catch (RuntimeException e) {
          log.error("Cannot bring live figures of models up to date; trying again", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends after the update that is under way. */
  @Override
  public void close() throws InterruptedException {
    closed.countDown();
    thread.join();
  }
}
