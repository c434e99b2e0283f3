package forewarn.assistant.search;

import forewarn.assistant.search.index.SearchIndex;
import forewarn.assistant.search.source.IncidentTexts;
import forewarn.assistant.search.source.WarehouseTexts;
import forewarn.assistant.search.text.Field;
import forewarn.assistant.search.text.Kind;
import forewarn.assistant.search.vector.Embedding;
import forewarn.assistant.search.vector.Meanings;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incidents;
import forewarn.warehouse.query.Queries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search over what is in the warehouse and in operations, kept up to date by one thread in the
 * background: texts first, then the meanings of their forms. Thread-safe.
 */
public final class LiveSearch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LiveSearch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
  private static final int TEXTS_AT_ONCE = 20_000;
  private static final int EVENTS_AT_ONCE = 1_000;
  private static final int FORMS_AT_ONCE = 16;
  private static final String EVENTS = "events";

  private final SearchIndex index;
  private final Meanings meanings;
  private final Queries queries;
  private final IncidentTexts incidents;
  private final Search search;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<Kind, String> versions = new HashMap<>();
  private volatile boolean complete;
  private volatile @Nullable String failure;

  private LiveSearch(Path folder, Queries queries, IncidentTexts incidents) {
    this.index = SearchIndex.open(folder.resolve("texts"));
    this.meanings = new Meanings(folder, new Embedding());
    this.queries = queries;
    this.incidents = incidents;
    this.search = new Search(index, meanings);
    this.thread = Thread.ofPlatform().name("search index").daemon().unstarted(this::run);
    this.thread.setPriority(Thread.MIN_PRIORITY);
  }

  /**
   * Opens search, and begins to take in what is new.
   *
   * @param folder what it keeps there can all be made again
   */
  public static LiveSearch start(
      Path folder, Queries queries, Incidents incidents, EventLog events) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder " + folder, e);
    }
    LiveSearch live = new LiveSearch(folder, queries, new IncidentTexts(incidents, events));
    live.thread.start();
    return live;
  }

  public Search search() {
    return search;
  }

  /** How far it is. */
  public SearchStatus status() {
    long texts = 0;
    for (Kind kind : Kind.values()) {
      texts += index.count(kind);
    }
    return new SearchStatus(complete, texts, index.forms().count(), meanings.count(), failure);
  }

  private void run() {
    try {
      while (closed.getCount() > 0) {
        boolean more = false;
        Duration pause = BETWEEN_LOOKS;
        try {
          takeInTexts();
          complete = complete || closed.getCount() > 0;
          more = meanings.takeIn(index.forms(), FORMS_AT_ONCE);
          failure = null;
        } catch (RuntimeException e) {
          // The store may be busy or away for a while: what is there is searched on.
          if (closed.getCount() > 0) {
            log.warn("Cannot take in texts for search; trying again", e);
            failure = String.valueOf(e.getMessage());
            pause = AFTER_FAILURE;
          }
        }
        if (!more && closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeInTexts() {
    boolean changed = takeInIncidents();
    for (WarehouseTexts texts : WarehouseTexts.all()) {
      changed |= takeIn(texts);
    }
    if (changed) {
      index.refresh();
    }
  }

  private boolean takeInIncidents() {
    boolean changed = false;
    IncidentTexts.Page page;
    do {
      String place = index.progress(EVENTS);
      long after = place == null ? 0 : Long.parseLong(place);
      page = incidents.after(after, EVENTS_AT_ONCE);
      if (page.next() == after || closed.getCount() == 0) {
        return changed;
      }
      index.add(page.entries());
      index.commit(EVENTS, Long.toString(page.next()));
      changed = true;
    } while (true);
  }

  private boolean takeIn(WarehouseTexts texts) {
    String version = texts.version(queries);
    if (version.equals(versions.get(texts.kind()))) {
      return false;
    }
    boolean changed = read(texts);
    if (closed.getCount() > 0) {
      changed |= agree(texts, version);
      versions.put(texts.kind(), version);
    }
    return changed;
  }

  private boolean read(WarehouseTexts texts) {
    String of = texts.kind().word();
    boolean changed = false;
    while (closed.getCount() > 0) {
      String place = index.progress(of);
      WarehouseTexts.Page page = texts.after(place, queries, TEXTS_AT_ONCE);
      if (page.next().equals(place == null ? WarehouseTexts.FIRST : place)) {
        return changed;
      }
      index.add(page.entries());
      index.commit(of, page.next());
      changed = true;
      // While there is much to read, what was read can be found already.
      if (page.entries().size() >= TEXTS_AT_ONCE / 2) {
        index.refresh();
      }
    }
    return changed;
  }

  // What was removed from the warehouse is no longer read, and is seen by what is missing there.
  private boolean agree(WarehouseTexts texts, String version) {
    WarehouseTexts.Content content = texts.content(queries);
    index.refresh();
    if (index.count(texts.kind()) == content.texts()) {
      return false;
    }
    Instant earliest = content.earliest();
    if (earliest != null) {
      index.remove(texts.kind(), earliest);
      index.refresh();
    }
    String checked = "agreed." + texts.kind().word();
    if (index.count(texts.kind()) != content.texts() && !version.equals(index.progress(checked))) {
      log.info("The {}s are indexed anew: rows have gone from the warehouse", texts.kind().word());
      index.remove(texts.kind(), null);
      index.commit(texts.kind().word(), WarehouseTexts.FIRST);
      read(texts);
    }
    index.commit(checked, version);
    return true;
  }

  /**
   * Waits until everything that is there now can be found, meanings included.
   *
   * @return whether that is so
   */
  public boolean awaitComplete(Duration patience) throws InterruptedException {
    Instant until = Instant.now().plus(patience);
    while (!(complete && meanings.complete())) {
      if (Instant.now().isAfter(until) || closed.await(20, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  /** The values a field has among all texts. */
  public List<String> values(Field field) {
    return index.values().all(field).stream().filter(value -> !value.isEmpty()).sorted().toList();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    index.close();
    meanings.close();
  }
}
