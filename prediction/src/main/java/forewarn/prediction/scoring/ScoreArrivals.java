package forewarn.prediction.scoring;

import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.HourState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.Signal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Takes each arrival into its cluster's state and predicts from there. */
final class ScoreArrivals implements Processor<String, Arrival, String, Prediction> {
  private final Supplier<ModelsInUse> models;
  private final InstantSource clock;
  private final ScoringCounts counts;
  private final double[] values = new double[Signal.ALL.size()];
  private final float[] features = new float[OutageFeatures.COUNT];
  private @Nullable ProcessorContext<String, Prediction> context;
  private @Nullable KeyValueStore<String, ClusterState> states;

  ScoreArrivals(Supplier<ModelsInUse> models, InstantSource clock, ScoringCounts counts) {
    this.models = models;
    this.clock = clock;
    this.counts = counts;
  }

  @Override
  public void init(ProcessorContext<String, Prediction> processorContext) {
    context = processorContext;
    states = processorContext.getStateStore(ScoringTopology.CLUSTER_STATES);
  }

  @Override
  public void process(Record<String, Arrival> arrived) {
    if (context == null || states == null) {
      throw new IllegalStateException("Cannot score: not initialised");
    }
    HourlyRecord hourly = arrived.value().hourly();
    ClusterState state = states.get(arrived.key());
    if (state == null) {
      state = ClusterState.cold();
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = hourly.value(Signal.ALL.get(i));
    }
    state.accept(hourly.epochHour(), values, features);
    states.put(arrived.key(), state);
    context.forward(arrived.withValue(predict(arrived)));
    counts.scored.increment();
  }

  private Prediction predict(Record<String, Arrival> arrived) {
    HourlyRecord hourly = arrived.value().hourly();
    ModelsInUse inUse = models.get();
    OutageModel used = inUse.champion();
    Instant now = clock.instant();
    return new Prediction(
        hourly.place(),
        hourly.hour(),
        used.probability(features),
        used.threshold(),
        used.name(),
        used.version(),
        now,
        now.toEpochMilli() - arrived.timestamp(),
        HourState.of(values).isOutage(),
        hourly.readings(),
        OutageFeatures.missing(features),
        used.ranges().outside(features),
        inTheShadow(inUse.challenger()),
        arrived.value().source());
  }

  // Whatever becomes of the challenger, the champion's prediction goes out.
  private Prediction.@Nullable Challenger inTheShadow(@Nullable OutageModel challenger) {
    if (challenger == null) {
      return null;
    }
    try {
      return new Prediction.Challenger(
          challenger.name(),
          challenger.version(),
          challenger.probability(features),
          challenger.threshold());
    } catch (RuntimeException e) {
      counts.challengerFailed.increment();
      counts.challengerError = String.valueOf(e);
      return null;
    }
  }
}
