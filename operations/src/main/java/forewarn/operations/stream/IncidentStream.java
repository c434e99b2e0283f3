package forewarn.operations.stream;

import forewarn.operations.correlation.Engine;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incidents;
import forewarn.operations.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the engine from predictions and alarms, and tells the topic {@code incidents} what comes of
 * it, until closed. When Kafka or the store fails, it waits and starts again from the stored
 * offsets. Thread-safe.
 */
public final class IncidentStream implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IncidentStream.class);
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);

  private final String bootstrapServers;
  private final Database database;
  private final Engine engine;
  private final IncidentTopic topic;
  private final AtomicReference<StreamStatus> status =
      new AtomicReference<>(new StreamStatus(false, 0, 0, 0, 0, null, null));
  private final CountDownLatch ending = new CountDownLatch(1);
  private @Nullable Thread thread;

  public IncidentStream(
      String bootstrapServers,
      Database database,
      Engine engine,
      EventLog events,
      Incidents incidents) {
    this.bootstrapServers = bootstrapServers;
    this.database = database;
    this.engine = engine;
    this.topic = new IncidentTopic(database, events, incidents);
  }

  /** Starts the thread and returns at once. */
  public synchronized void start() {
    if (thread != null) {
      throw new IllegalStateException("Cannot start the incident stream: it was started before");
    }
    thread = Thread.ofPlatform().name("incident-stream").daemon().start(this::runUntilClosed);
  }

  public StreamStatus status() {
    return status.get();
  }

  private void runUntilClosed() {
    while (!isEnding()) {
      try (StreamRun run = new StreamRun(bootstrapServers, database, engine, topic)) {
        while (!isEnding()) {
          StreamStatus.Step step = run.step();
          status.updateAndGet(was -> was.after(step, Instant.now()));
        }
      } catch (RuntimeException | Error e) {
        log.warn("Cannot follow the stream, trying again in {}: {}", WAIT, e.toString(), e);
        status.updateAndGet(was -> was.failed(String.valueOf(e.getMessage())));
        pause();
      }
    }
    status.updateAndGet(StreamStatus::ended);
  }

  private boolean isEnding() {
    return ending.getCount() == 0;
  }

  private void pause() {
    try {
      if (ending.await(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
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
        log.warn("The incident stream has not ended within {}", LONGEST_CLOSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
