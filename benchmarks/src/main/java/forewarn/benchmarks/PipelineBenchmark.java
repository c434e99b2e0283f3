package forewarn.benchmarks;

import forewarn.ingest.broker.EmbeddedBroker;
import forewarn.ingest.broker.TopicSetup;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.ModelsInUse;
import forewarn.prediction.scoring.OutageModel;
import forewarn.prediction.scoring.Scoring;
import forewarn.prediction.scoring.ScoringSettings;
import forewarn.prediction.training.OutageTraining;
import forewarn.prediction.training.TrainingSettings;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.topic.Topics;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.load.LoadSettings;
import forewarn.warehouse.load.StreamLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Records per second of each part and of the whole, in one run on one machine, each as a ratio to
 * the bare consumer and to consumer plus parse. The broker runs in the same process throughout, as
 * it does in production.
 */
final class PipelineBenchmark {
  private static final int RECORDS = Integer.getInteger("forewarn.bench.records", 1_000_000);
  private static final int PARTITIONS = 2;
  private static final int TRAINING_HOURS = 24 * 60;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final SampleNetwork network = new SampleNetwork(TRAINING_HOURS);
  private double bare;
  private double parsed;

  void run() throws Exception {
    Path directory = Files.createTempDirectory("forewarn-bench");
    OutageModel model = train(directory.resolve("models"));
    System.out.printf("%-34s %12s %9s %9s%n", "records/s", "", "to bare", "to parsed");
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0)) {
      String servers = broker.bootstrapServers();
      TopicSetup.create(servers, PARTITIONS);
      report("produce", produce(servers));
      consume(servers, record -> {});
      bare = consume(servers, record -> {});
      report("(a) bare consumer", bare);
      consume(servers, HourlyRecordCodec::decode);
      parsed = consume(servers, HourlyRecordCodec::decode);
      report("(a) consumer and parse", parsed);
      report("(b) load alone", load(servers, directory.resolve("load")));
      report("(c) scoring alone", score(servers, directory.resolve("scoring"), model));
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker-whole"), 0)) {
      TopicSetup.create(broker.bootstrapServers(), PARTITIONS);
      report(
          "(d) whole, producer included",
          whole(broker.bootstrapServers(), directory.resolve("whole"), model));
    }
  }

  private void report(String what, double perSecond) {
    System.out.printf(
        "%-34s %,12.0f %9s %9s%n",
        what, perSecond, ratio(perSecond, bare), ratio(perSecond, parsed));
  }

  private static String ratio(double perSecond, double base) {
    return base == 0 ? "" : "%.2f".formatted(perSecond / base);
  }

  private OutageModel train(Path models) {
    ModelRegistry registry = new ModelRegistry(models);
    new OutageTraining(registry).train(network, TrainingSettings.defaults(), Progress.none());
    return registry.champion().orElseThrow();
  }

  private double produce(String servers) {
    long started = System.nanoTime();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                servers,
                "linger.ms",
                20,
                "batch.size",
                131_072,
                "compression.type",
                "lz4"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (long n = 0; n < RECORDS; n++) {
        var hourly = network.record(n);
        producer.send(
            new ProducerRecord<>(
                Topics.RAW_ML_FEATURES.name(),
                hourly.clusterId(),
                HourlyRecordCodec.encode(hourly)));
      }
    }
    return perSecond(RECORDS, started);
  }

  private static double consume(String servers, Consumer<byte[]> use) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                servers,
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                10_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions());
      long started = System.nanoTime();
      long seen = 0;
      while (seen < RECORDS) {
        for (var message : consumer.poll(Duration.ofSeconds(1))) {
          use.accept(message.value());
          seen++;
        }
      }
      return perSecond(seen, started);
    }
  }

  private static double load(String servers, Path directory) throws InterruptedException {
    try (Warehouse warehouse = Warehouse.open(directory, WarehouseSettings.defaults());
        StreamLoader loader = new StreamLoader(warehouse, LoadSettings.of(servers))) {
      loader.start();
      return rate(() -> loader.status().recordsLoaded());
    }
  }

  private static double score(String servers, Path directory, OutageModel model)
      throws InterruptedException {
    try (Scoring scoring =
        new Scoring(ScoringSettings.of(servers, directory), ModelsInUse.of(model))) {
      scoring.start();
      return rate(() -> scoring.status().scored());
    }
  }

  private double whole(String servers, Path directory, OutageModel model)
      throws InterruptedException {
    try (Warehouse warehouse =
            Warehouse.open(directory.resolve("warehouse"), WarehouseSettings.defaults());
        StreamLoader loader = new StreamLoader(warehouse, LoadSettings.of(servers));
        Scoring scoring =
            new Scoring(
                ScoringSettings.of(servers, directory.resolve("scoring")), ModelsInUse.of(model))) {
      loader.start();
      scoring.start();
      Thread producer = Thread.ofPlatform().start(() -> produce(servers));
      double perSecond = rate(() -> loader.status().predictionsLoaded());
      producer.join();
      return perSecond;
    }
  }

  /**
   * From the first tenth of a second in which something is counted until all records are: start-up
   * excluded.
   */
  private static double rate(LongSupplier count) throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    long first = 0;
    long started = 0;
    while (true) {
      long now = count.getAsLong();
      if (started == 0 && now > 0) {
        started = System.nanoTime();
        first = now;
      }
      if (now >= RECORDS) {
        return perSecond(now - first, started);
      }
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException(
            "Cannot measure: " + now + " of " + RECORDS + " records after " + PATIENCE);
      }
      Thread.sleep(5);
    }
  }

  private static List<TopicPartition> partitions() {
    return IntStream.range(0, PARTITIONS)
        .mapToObj(partition -> new TopicPartition(Topics.RAW_ML_FEATURES.name(), partition))
        .toList();
  }

  private static double perSecond(long records, long startedNanos) {
    return records * 1e9 / Math.max(1, System.nanoTime() - startedNanos);
  }
}
