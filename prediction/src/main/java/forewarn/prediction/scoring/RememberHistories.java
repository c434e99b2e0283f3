package forewarn.prediction.scoring;

import forewarn.prediction.feature.ClusterState;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over a cluster's history where it is ahead of what scoring has seen itself. */
final class RememberHistories implements Processor<String, byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(RememberHistories.class);

  private @Nullable KeyValueStore<String, ClusterState> states;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    states = context.getStateStore(ScoringTopology.CLUSTER_STATES);
  }

  @Override
  public void process(Record<String, byte[]> published) {
    if (states == null) {
      throw new IllegalStateException("Cannot remember histories: not initialised");
    }
    if (published.key() == null || published.value() == null) {
      return;
    }
    try {
      ClusterState own = states.get(published.key());
      ClusterState state = own == null ? ClusterState.cold() : own;
      if (state.adopt(ClusterState.ofBytes(published.value()))) {
        states.put(published.key(), state);
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("History of cluster {} left out: {}", published.key(), e.getMessage());
    }
  }
}
