package forewarn.console.search;

import forewarn.assistant.search.LiveSearch;
import forewarn.assistant.search.phrase.Phrases;
import forewarn.assistant.search.similar.SimilarTexts;
import forewarn.console.start.StreamFollower;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SimilarIncidents;
import forewarn.operations.store.Database;
import forewarn.warehouse.query.Queries;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Has search as long as the engine is open. Thread-safe. */
@Component
public class SearchFollower implements StreamFollower {
  private final Path dataDir;
  private final Incidents incidents;
  private final EventLog events;
  private final SimilarIncidents past;
  private volatile @Nullable LiveSearch live;
  private volatile @Nullable Phrases phrases;
  private volatile @Nullable SimilarTexts similar;

  SearchFollower(
      @Value("${forewarn.data-dir:data}") Path dataDir,
      Incidents incidents,
      EventLog events,
      Database database) {
    this.dataDir = dataDir;
    this.incidents = incidents;
    this.events = events;
    this.past = new SimilarIncidents(database);
  }

  @Override
  public AutoCloseable follow(String bootstrapServers, Queries queries) {
    LiveSearch started = LiveSearch.start(dataDir.resolve("search"), queries, incidents, events);
    live = started;
    phrases = new Phrases(started.search(), queries);
    similar = new SimilarTexts(started.search(), incidents, past);
    return () -> {
      live = null;
      phrases = null;
      similar = null;
      started.close();
    };
  }

  /** Search; empty until the warehouse is open. */
  public Optional<LiveSearch> live() {
    return Optional.ofNullable(live);
  }

  /** The statistics of phrases; empty until the warehouse is open. */
  public Optional<Phrases> phrases() {
    return Optional.ofNullable(phrases);
  }

  /** What is like an incident; empty until the warehouse is open. */
  public Optional<SimilarTexts> similar() {
    return Optional.ofNullable(similar);
  }
}
