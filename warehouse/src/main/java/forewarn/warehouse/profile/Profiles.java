package forewarn.warehouse.profile;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The profiles of all objects, each made when first asked for, in the background and one at a time,
 * and kept until its object changes. One of an object that changes all the time is made again at
 * most so often that a fiftieth of the time goes into it. Thread-safe.
 */
public final class Profiles implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Profiles.class);
  private static final Duration MOST_TIME = Duration.ofMinutes(2);
  private static final Duration LEAST_AGE = Duration.ofMinutes(1);
  private static final int REST = 50;

  private final Warehouse warehouse;
  private final InstantSource clock;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final ExecutorService worker = Executors.newSingleThreadExecutor(daemon("profile"));
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(daemon("profile-timeout"));
  private volatile @Nullable Session running;

  private record Entry(Answer answer, String key, Instant made) {}

  /**
   * What is known of an object now.
   *
   * @param profile the newest that is made; null when there is none yet
   * @param underWay whether one is being made
   * @param failure why the last one could not be made; empty when it could
   */
  public record Answer(@Nullable Profile profile, boolean underWay, String failure) {
    private static final Answer FIRST = new Answer(null, true, "");
  }

  public Profiles(Warehouse warehouse, InstantSource clock) {
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /** The profile that is there, at once; a missing or outdated one is made in the background. */
  public Answer find(Definition definition) {
    String name = definition.fullName();
    Entry known = entries.get(name);
    if (known != null && (known.answer().underWay() || isYoung(known))) {
      return known.answer();
    }
    String key;
    try (Session session = warehouse.session()) {
      key = ObjectKey.of(session, warehouse.catalogue(), definition);
    }
    return entries.compute(name, (object, entry) -> asked(entry, definition, key)).answer();
  }

  private Entry asked(@Nullable Entry entry, Definition definition, String key) {
    if (entry != null && (entry.answer().underWay() || isYoung(entry) || isCurrent(entry, key))) {
      return entry;
    }
    worker.execute(() -> make(definition, key));
    return entry == null
        ? new Entry(Answer.FIRST, key, clock.instant())
        : new Entry(new Answer(entry.answer().profile(), true, ""), key, entry.made());
  }

  private static boolean isCurrent(Entry entry, String key) {
    return entry.key().equals(key) && entry.answer().failure().isEmpty();
  }

  private boolean isYoung(Entry entry) {
    Profile profile = entry.answer().profile();
    Duration rest = profile == null ? Duration.ZERO : profile.took().multipliedBy(REST);
    Duration least = rest.compareTo(LEAST_AGE) > 0 ? rest : LEAST_AGE;
    return clock.instant().isBefore(entry.made().plus(least));
  }

  private void make(Definition definition, String key) {
    Entry before = entries.get(definition.fullName());
    Answer answer = new Answer(before == null ? null : before.answer().profile(), false, "");
    AtomicBoolean late = new AtomicBoolean();
    try (Session session = warehouse.session()) {
      running = session;
      ScheduledFuture<?> timeout =
          watch.schedule(
              () -> {
                late.set(true);
                session.cancel();
              },
              MOST_TIME.toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        answer = new Answer(new ProfileRun(session, definition).run(), false, "");
      } finally {
        timeout.cancel(false);
      }
    } catch (DatabaseException e) {
      String reason =
          late.get() ? "it took longer than " + MOST_TIME.toSeconds() + " s" : firstLine(e);
      log.warn("Cannot make the profile of {}: {}", definition.fullName(), reason);
      answer = new Answer(answer.profile(), false, reason);
    } finally {
      running = null;
      entries.put(definition.fullName(), new Entry(answer, key, clock.instant()));
    }
  }

  private static String firstLine(DatabaseException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    int sql = first.indexOf(" [in: ");
    return sql < 0 ? first : first.substring(0, sql);
  }

  private static java.util.concurrent.ThreadFactory daemon(String name) {
    return work -> Thread.ofPlatform().name(name).daemon().unstarted(work);
  }

  /** Ends what is running and waits for it, so that the warehouse can be closed. */
  @Override
  public void close() {
    worker.shutdownNow();
    Session session = running;
    if (session != null) {
      session.cancel();
    }
    worker.close();
    watch.close();
  }
}
