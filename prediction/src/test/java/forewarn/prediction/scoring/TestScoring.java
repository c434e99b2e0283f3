package forewarn.prediction.scoring;

import forewarn.prediction.TestModel;
import forewarn.prediction.feature.ClusterState;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.PredictionCodec;
import forewarn.telemetry.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The scoring topology without a broker: every record is scored when it is sent. */
final class TestScoring implements AutoCloseable {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final AtomicReference<ModelsInUse> models =
      new AtomicReference<>(ModelsInUse.of(TestModel.model()));
  private final ScoringCounts counts = new ScoringCounts();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> records;
  private final TestInputTopic<String, byte[]> histories;
  private final TestOutputTopic<String, byte[]> predictions;

  private TestScoring(int partitions) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    // As in production each record's state is written and read back: nothing is cached.
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    driver =
        new TopologyTestDriver(
            ScoringTopology.build(partitions, models::get, now::get, counts), properties);
    records = input(Topics.RAW_ML_FEATURES.name());
    histories = input(Topics.CLUSTER_HISTORIES.name());
    predictions =
        driver.createOutputTopic(
            Topics.OUTAGE_PREDICTIONS.name(),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  static TestScoring start(int partitions) {
    return new TestScoring(partitions);
  }

  private TestInputTopic<String, byte[]> input(String topic) {
    return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
  }

  void clockIs(Instant instant) {
    now.set(instant);
  }

  void use(OutageModel other) {
    use(ModelsInUse.of(other));
  }

  void use(ModelsInUse others) {
    models.set(others);
  }

  void send(String key, HourlyRecord hourly) {
    send(key, HourlyRecordCodec.encode(hourly));
  }

  void send(String key, HourlyRecord hourly, Instant time) {
    records.pipeInput(key, HourlyRecordCodec.encode(hourly), time);
  }

  void send(String key, byte[] payload) {
    records.pipeInput(key, payload);
  }

  void publish(Map<String, ClusterState> states) {
    states.forEach((cluster, state) -> publish(cluster, state.toBytes()));
  }

  void publish(String cluster, byte[] history) {
    histories.pipeInput(cluster, history);
  }

  List<Prediction> predictions() {
    return predictions.readValuesToList().stream().map(PredictionCodec::decode).toList();
  }

  Prediction prediction() {
    return PredictionCodec.decode(predictions.readValue());
  }

  ClusterState state(String cluster) {
    return driver
        .<String, ClusterState>getKeyValueStore(ScoringTopology.CLUSTER_STATES)
        .get(cluster);
  }

  Set<String> internalTopics() {
    return driver.producedTopicNames();
  }

  ScoringCounts counts() {
    return counts;
  }

  @Override
  public void close() {
    driver.close();
  }
}
