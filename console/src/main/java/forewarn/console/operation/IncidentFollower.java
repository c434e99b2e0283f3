package forewarn.console.operation;

import forewarn.console.start.StreamFollower;
import forewarn.operations.correlation.Engine;
import forewarn.operations.correlation.Silence;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incidents;
import forewarn.operations.network.NetworkSource;
import forewarn.operations.store.Database;
import forewarn.operations.stream.IncidentStream;
import forewarn.operations.stream.StreamStatus;
import forewarn.warehouse.query.Queries;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes incidents of the stream, and says how that goes. Thread-safe. */
@Component
public class IncidentFollower implements StreamFollower {
  private final Database database;
  private final EventLog events;
  private final Incidents incidents;
  private final Silence silence;
  private final InstantSource clock;
  private volatile @Nullable IncidentStream stream;

  IncidentFollower(
      Database database,
      EventLog events,
      Incidents incidents,
      Silence silence,
      InstantSource clock) {
    this.database = database;
    this.events = events;
    this.incidents = incidents;
    this.silence = silence;
    this.clock = clock;
  }

  @Override
  public AutoCloseable follow(String bootstrapServers, Queries queries) {
    NetworkSource network = new NetworkSource(queries, clock);
    Engine engine = new Engine(database, events, network::network, silence, clock);
    IncidentStream started =
        new IncidentStream(bootstrapServers, database, engine, events, incidents);
    started.start();
    stream = started;
    return started;
  }

  /** How the stream is followed; empty until it is. */
  public Optional<StreamStatus> status() {
    return Optional.ofNullable(stream).map(IncidentStream::status);
  }
}
