package forewarn.warehouse.load;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.load.StoredOffsets.Place;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Loads from the stored offsets until asked to end, or until anything fails. While one batch is
 * being written by a second thread, the next is read and checked.
 */
final class LoadRun {
  private static final Duration IDLE_POLL = Duration.ofMillis(100);
  private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(10);

  private final Warehouse warehouse;
  private final LoadSettings settings;
  private final LoadCounters counters;
  private final Intake intake = new Intake();

  LoadRun(Warehouse warehouse, LoadSettings settings, LoadCounters counters) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.counters = counters;
  }

  /** Returns when asked to end, or when there are new partitions to begin anew with. */
  void run(BooleanSupplier ending) {
    KafkaClients clients = new KafkaClients(settings);
    try (Admin admin = clients.admin();
        KafkaConsumer<byte[], byte[]> consumer = clients.consumer()) {
      StreamPosition position = StreamPosition.find(admin);
      counters.skipped(position.seek(consumer, stored()));
      try (DeadLetterTopic deadLetters = new DeadLetterTopic(clients, this::stored);
          BatchWriter writer = new BatchWriter(warehouse, deadLetters, position.topicIds());
          WriteAhead ahead = new WriteAhead(batch -> write(writer, batch))) {
        counters.failed(null);
        load(consumer, admin, ahead, ending);
      }
    }
  }

  private Map<TopicPartition, Place> stored() {
    try (Session session = warehouse.session()) {
      return StoredOffsets.read(session);
    }
  }

  private void load(
      KafkaConsumer<byte[], byte[]> consumer,
      Admin admin,
      WriteAhead ahead,
      BooleanSupplier ending) {
    Set<TopicPartition> assigned = consumer.assignment();
    long lookAt = System.nanoTime() + LOOK_FOR_PARTITIONS.toNanos();
    while (!ending.getAsBoolean()) {
      Batch batch = collect(consumer);
      counters.lag(assigned.stream().mapToLong(p -> consumer.currentLag(p).orElse(0)).sum());
      if (batch.isEmpty()) {
        ahead.check();
      } else {
        ahead.submit(batch);
      }
      if (System.nanoTime() > lookAt) {
        if (!assigned.equals(Set.copyOf(StreamPosition.find(admin).partitions()))) {
          break;
        }
        lookAt = System.nanoTime() + LOOK_FOR_PARTITIONS.toNanos();
      }
    }
    ahead.await();
  }

  private Batch collect(KafkaConsumer<byte[], byte[]> consumer) {
    Batch batch = new Batch();
    intake.addAll(consumer.poll(IDLE_POLL), batch);
    long until = System.nanoTime() + settings.commitEvery().toNanos();
    while (!batch.isEmpty() && batch.size() < settings.mostRecords()) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        break;
      }
      intake.addAll(consumer.poll(Duration.ofNanos(left)), batch);
    }
    return batch;
  }

  private void write(BatchWriter writer, Batch batch) {
    writer.write(batch);
    counters.written(batch.records().size(), batch.predictions().size(), batch.refused().size());
  }
}
