package forewarn.prediction.scoring;

import forewarn.prediction.feature.ClusterState;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.PredictionCodec;
import forewarn.telemetry.topic.Topics;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Scoring as a graph of named steps:
 *
 * <pre>
 * raw_ml_features_topic -> decode -> own partition ------------> score -> outage_predictions
 *                                \-> astray -> repartition -> /    |
 * cluster_histories -> remember ------------------------------ cluster-states
 * </pre>
 *
 * A cluster's state lives on the partition its id hashes to. A record that lies there is scored at
 * once; one without a key, or put elsewhere by its producer, is sent there first.
 */
final class ScoringTopology {
  static final String CLUSTER_STATES = "cluster-states";

  private ScoringTopology() {}

  /**
   * Builds the graph.
   *
   * @param partitions of the input topics
   * @param models asked for every record
   * @param clock for the time of a prediction
   * @param counts what is added to
   */
  static Topology build(
      int partitions, Supplier<ModelsInUse> models, InstantSource clock, ScoringCounts counts) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(clusterStates()).addStateStore(new ProcessIdentity.Builder());

    Map<String, KStream<String, Arrival>> routes =
        builder.stream(Topics.RAW_ML_FEATURES.name(), from("records", Serdes.ByteArray()))
            .process(() -> new DecodeArrivals(partitions, counts), Named.as("decode"))
            .split(Named.as("route-"))
            .branch((cluster, arrival) -> arrival.astray(), Branched.as("astray"))
            .defaultBranch(Branched.as("direct"));
    KStream<String, Arrival> returned =
        route(routes, "astray").repartition(toOwnPartition(partitions));

    route(routes, "direct")
        .merge(returned, Named.as("arrivals"))
        .process(
            () -> new ScoreArrivals(models, clock, counts),
            Named.as("score"),
            CLUSTER_STATES,
            ProcessIdentity.NAME)
        .to(Topics.OUTAGE_PREDICTIONS.name(), predictions());

    builder.stream(Topics.CLUSTER_HISTORIES.name(), from("histories", Serdes.String()))
        .process(RememberHistories::new, Named.as("remember"), CLUSTER_STATES);
    return builder.build();
  }

  // A record without a usable time is as good as any other: its hour is in the payload.
  private static <K> Consumed<K, byte[]> from(String step, Serde<K> keys) {
    return Consumed.with(keys, Serdes.ByteArray())
        .withTimestampExtractor((message, partitionTime) -> Math.max(0, message.timestamp()))
        .withName(step);
  }

  private static KStream<String, Arrival> route(
      Map<String, KStream<String, Arrival>> routes, String name) {
    KStream<String, Arrival> route = routes.get("route-" + name);
    if (route == null) {
      throw new IllegalStateException("Cannot build scoring: no route " + name);
    }
    return route;
  }

  private static Repartitioned<String, Arrival> toOwnPartition(int partitions) {
    return Repartitioned.with(Serdes.String(), Arrival.serde())
        .withNumberOfPartitions(partitions)
        .withName("astray");
  }

  private static Produced<String, Prediction> predictions() {
    return Produced.with(
            Serdes.String(),
            Serdes.serdeFrom(
                (topic, prediction) -> PredictionCodec.encode(prediction),
                (topic, bytes) -> PredictionCodec.decode(bytes)))
        .withName("predictions");
  }

  private static StoreBuilder<KeyValueStore<String, ClusterState>> clusterStates() {
    Serde<ClusterState> states =
        Serdes.serdeFrom(
            (topic, state) -> state == null ? null : state.toBytes(),
            (topic, bytes) -> bytes == null ? null : ClusterState.ofBytes(bytes));
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(CLUSTER_STATES), Serdes.String(), states)
        .withCachingEnabled();
  }
}
