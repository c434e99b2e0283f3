package forewarn.prediction.scoring;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores the stream until closed, each record exactly once whatever dies in between. A failing
 * thread is replaced and shows in the status. Thread-safe.
 */
public final class Scoring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scoring.class);
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(20);

  private final ScoringSettings settings;
  private final AtomicReference<ModelsInUse> models;
  private final ScoringCounts counts = new ScoringCounts();
  private final Rate rate = new Rate(counts.scored::sum);
  private final AtomicLong threadsReplaced = new AtomicLong();
  private volatile @Nullable String lastError;
  private volatile @Nullable KafkaStreams streams;

  public Scoring(ScoringSettings settings, ModelsInUse models) {
    this.settings = settings;
    this.models = new AtomicReference<>(models);
  }

  /**
   * Starts and returns at once; {@link #status} tells when it is running.
   *
   * @throws IllegalStateException when the topics are not there or their partitions do not agree
   */
  public synchronized void start() {
    if (streams != null) {
      throw new IllegalStateException("Cannot start scoring: it has been started");
    }
    int partitions = InputPartitions.count(settings.bootstrapServers());
    var topology = ScoringTopology.build(partitions, models::get, settings.clock(), counts);
    KafkaStreams starting = new KafkaStreams(topology, StreamsSettings.of(settings));
    starting.setUncaughtExceptionHandler(this::onFailure);
    starting.start();
    streams = starting;
  }

  private StreamThreadExceptionResponse onFailure(Throwable failure) {
    LOG.error("A scoring thread failed and is replaced", failure);
    lastError = String.valueOf(failure);
    threadsReplaced.incrementAndGet();
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** Switches to other models from the next record on. */
  public void use(ModelsInUse others) {
    models.set(others);
  }

  /** What scores the next record. */
  public ModelsInUse models() {
    return models.get();
  }

  /** How scoring is doing now. */
  public ScoringStatus status() {
    KafkaStreams asked = streams;
    KafkaStreams.State state = asked == null ? KafkaStreams.State.CREATED : asked.state();
    return new ScoringStatus(
        state == KafkaStreams.State.RUNNING,
        state.name(),
        counts.scored.sum(),
        counts.skipped.sum(),
        rate.perSecond(),
        threadsReplaced.get(),
        lastError,
        counts.challengerFailed.sum(),
        counts.challengerError);
  }

  /** Finishes what has been read, commits and stops. */
  @Override
  public synchronized void close() {
    KafkaStreams stopping = streams;
    if (stopping != null && !stopping.close(PATIENCE_AT_CLOSE)) {
      LOG.warn("Scoring did not stop within {}", PATIENCE_AT_CLOSE);
    }
  }
}
