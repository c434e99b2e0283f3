package forewarn.warehouse.openlineage;

import forewarn.warehouse.RefreshListener;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.lineage.ColumnLineage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends OpenLineage events of every object that is made: START together with COMPLETE or FAIL,
 * since only at the end is it known whether there was anything to do; and once at the beginning a
 * job event of every view. Events are made and sent on a thread of their own, behind a bounded
 * queue: a collector that is slow or away costs events, which are counted, never a refresh.
 * Thread-safe.
 */
public final class OpenLineage implements RefreshListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OpenLineage.class);
  private static final int MOST_WAITING = 1_000;
  private static final int LOG_EVERY = 100;
  private static final Duration MOST_LEFT_TO_SEND = Duration.ofSeconds(3);

  private final Warehouse warehouse;
  private final Events events;
  private final EventTarget target;
  private final BlockingQueue<Ended> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final Thread worker;
  private volatile boolean closing;

  private record Ended(
      Definition object, Instant began, Instant ended, @Nullable RuntimeException failure) {}

  private OpenLineage(Warehouse warehouse, String namespace, EventTarget target) {
    this.warehouse = warehouse;
    this.events =
        new Events(warehouse.catalogue(), ColumnLineage.of(warehouse.catalogue()), namespace);
    this.target = target;
    this.worker = Thread.ofPlatform().name("openlineage").daemon().unstarted(this::work);
  }

  /**
   * Begins to send what the warehouse's refreshes do to a collector.
   *
   * @param namespace under which the collector files the warehouse's objects
   */
  public static OpenLineage toCollector(Warehouse warehouse, String namespace, URI url) {
    return started(new OpenLineage(warehouse, namespace, EventTarget.http(url)));
  }

  /** Begins to append what the warehouse's refreshes do to a file, an event a line. */
  public static OpenLineage toFile(Warehouse warehouse, String namespace, Path file) {
    return started(new OpenLineage(warehouse, namespace, EventTarget.file(file)));
  }

  private static OpenLineage started(OpenLineage openLineage) {
    openLineage.worker.start();
    openLineage.warehouse.tell(openLineage);
    return openLineage;
  }

  @Override
  public void ended(Definition object, Instant began) {
    enqueue(new Ended(object, began, Instant.now(), null));
  }

  @Override
  public void failed(Definition object, Instant began, RuntimeException reason) {
    enqueue(new Ended(object, began, Instant.now(), reason));
  }

  /** Events the collector or file has taken. */
  public long sent() {
    return sent.get();
  }

  /** Events that could not be sent, or did not find room to wait. */
  public long lost() {
    return lost.get();
  }

  private void enqueue(Ended ended) {
    if (!waiting.offer(ended)) {
      lost(1, "too many are waiting");
    }
  }

  private void work() {
    warehouse.catalogue().definitions().stream()
        .filter(definition -> definition.kind() == Kind.VIEW)
        .forEach(view -> send(events.job(view, Instant.now())));
    while (!closing || !waiting.isEmpty()) {
      try {
        Ended next = waiting.poll(1, TimeUnit.SECONDS);
        if (next != null) {
          tell(next);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        lost(1, String.valueOf(e.getMessage()));
      }
    }
  }

  private void tell(Ended ended) {
    UUID run = UUID.randomUUID();
    Definition object = ended.object();
    RuntimeException failure = ended.failure();
    if (failure != null) {
      send(events.start(object, run, ended.began()));
      send(events.fail(object, run, ended.ended(), firstLine(failure)));
      return;
    }
    try (Session session = warehouse.session()) {
      long made =
          session.number(
              "select count(*) from STAGING.REFRESHED where object_name = ? and refreshed_at >= ?",
              object.fullName(),
              ended.began());
      if (made > 0) {
        long rows = session.number("select count(*) from " + object.fullName());
        send(events.start(object, run, ended.began()));
        send(events.complete(object, run, ended.ended(), rows));
      }
    }
  }

  // DuckDB's own sentence, without the statement.
  private static String firstLine(RuntimeException failure) {
    String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    int sql = first.indexOf(" [in: ");
    return sql < 0 ? first : first.substring(0, sql);
  }

  private void send(String event) {
    try {
      target.send(event);
      sent.incrementAndGet();
    } catch (IOException e) {
      lost(1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lost(int events, String reason) {
    if (lost.getAndAdd(events) % LOG_EVERY == 0) {
      log.warn("Cannot send OpenLineage event: {} ({} lost so far)", reason, lost.get());
    }
  }

  /** Sends what is waiting, for a few seconds at most. */
  @Override
  public void close() {
    warehouse.tell(RefreshListener.NONE);
    closing = true;
    try {
      if (!worker.join(MOST_LEFT_TO_SEND)) {
        worker.interrupt();
        worker.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
