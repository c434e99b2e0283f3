package forewarn.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.TestNetwork;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.load.Batch.Streamed;
import forewarn.warehouse.model.Refresh;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamArchiveTest {
  private static final String STREAM = "select count(*) from RAW.KAFKA_RAW_ML_FEATURES";
  private static final String ARCHIVED = "select count(*) from RAW.RAW_ML_FEATURES";

  @TempDir Path dataDir;

  private Warehouse open(Duration streamRetention) {
    return Warehouse.open(
        dataDir,
        new WarehouseSettings(512, 2, InstantSource.system())
            .withRetention(streamRetention, Map.of()));
  }

  @Test
  void archivedRowsKeepTheirPlaceInTheStream() {
    try (Warehouse warehouse = open(Duration.ofDays(7));
        Session session = warehouse.session()) {
      store(session, "first", 1, 40, 3);
      new Refresh(warehouse).archive();
      assertThat(
              TestWarehouse.rows(
                  session,
                  "select source_topic, source_partition, source_offset, load_number, row_number from RAW.RAW_ML_FEATURES order by source_offset limit 1"))
          .extracting(Object::toString)
          .containsExactly(
              "{load_number=1, row_number=1, source_offset=40, source_partition=1, source_topic=raw_ml_features_topic}");
      assertThat(
              session.number(
                  "select count(*) from RAW.RAW_ML_FEATURES join RAW.KAFKA_RAW_ML_FEATURES on source_partition = stream_partition and source_offset = stream_offset and cluster_id = RECORD_CONTENT->>'cluster_id'"))
          .isEqualTo(3);
    }
  }

  @Test
  void dropsWhatWasArchivedLongerAgoThanTheRetentionAndNothingElse() {
    try (Warehouse warehouse = open(Duration.ofDays(7));
        Session session = warehouse.session()) {
      Refresh refresh = new Refresh(warehouse);
      store(session, "first", 0, 0, 3);
      refresh.archive();
      session.update("update RAW.LOADS set loaded_at = loaded_at - interval 8 days");
      store(session, "first", 0, 3, 2);
      refresh.archive();
      store(session, "first", 0, 5, 1);
      refresh.archive();
      assertThat(session.number(STREAM)).isEqualTo(3);
      assertThat(session.number("select min(stream_offset) from RAW.KAFKA_RAW_ML_FEATURES"))
          .isEqualTo(3);
      assertThat(session.number(ARCHIVED)).isEqualTo(6);
    }
  }

  @Test
  void aTopicMadeAnewIsArchivedFromItsStart() {
    try (Warehouse warehouse = open(Duration.ZERO);
        Session session = warehouse.session()) {
      Refresh refresh = new Refresh(warehouse);
      store(session, "first", 0, 0, 5);
      refresh.archive();
      store(session, "first", 0, 5, 2);
      store(session, "second", 0, 0, 3);
      refresh.archive();
      assertThat(session.number(STREAM)).isZero();
      assertThat(session.number(ARCHIVED)).isEqualTo(10);
    }
  }

  @Test
  void archivesEachRecordOnceWhateverHappensInBetween() {
    long seed = Long.getLong("forewarn.seed", System.nanoTime());
    System.out.println("StreamArchiveTest seed " + seed);
    Random random = new Random(seed);
    int sent = 0;
    for (int opening = 0; opening < 6; opening++) {
      try (Warehouse warehouse = open(Duration.ZERO);
          Session session = warehouse.session()) {
        Refresh refresh = new Refresh(warehouse);
        for (int step = random.nextInt(6); step >= 0; step--) {
          int count = random.nextInt(400);
          fail(session, random.nextInt(50));
          store(session, "first", random.nextInt(3), sent, count);
          sent += count;
          if (random.nextInt(3) == 0) {
            refresh.archive();
          }
        }
      }
    }
    try (Warehouse warehouse = open(Duration.ZERO);
        Session session = warehouse.session()) {
      new Refresh(warehouse).archive();
      assertThat(session.number(ARCHIVED)).as("seed %s", seed).isEqualTo(sent);
      assertThat(session.number("select count(distinct source_offset) from RAW.RAW_ML_FEATURES"))
          .as("seed %s", seed)
          .isEqualTo(sent);
      assertThat(session.number(STREAM)).as("seed %s", seed).isZero();
    }
  }

  @Test
  void numbersRowsOfAnEarlierProgramWithoutArchivingThemAgain() {
    try (Warehouse warehouse = open(Duration.ofDays(7));
        Session session = warehouse.session()) {
      store(session, "first", 1, 7, 5);
      new Refresh(warehouse).archive();
      store(session, "first", 1, 12, 2);
      for (String column :
          List.of(
              "arrival_number", "topic_id", "stream_partition", "stream_offset", "record_time")) {
        session.update("alter table RAW.KAFKA_RAW_ML_FEATURES drop column " + column);
      }
    }
    try (Warehouse warehouse = open(Duration.ofDays(7));
        Session session = warehouse.session()) {
      store(session, "first", 1, 14, 1);
      new Refresh(warehouse).archive();
      assertThat(session.number(ARCHIVED)).isEqualTo(8);
      assertThat(
              session.number(
                  "select count(*) from RAW.KAFKA_RAW_ML_FEATURES where stream_offset = arrival_number + 7 and stream_partition = 1 and record_time = timestamp '2024-12-01'"))
          .isEqualTo(8);
    }
  }

  private static void store(Session session, String topicId, int partition, int offset, int count) {
    StreamTable table = new StreamTable(session, topicId);
    List<Streamed> records = records(partition, offset, count);
    session.transaction(() -> table.append(records));
    table.committed(records.size());
  }

  /** A transaction that does not take effect. */
  private static void fail(Session session, int count) {
    try {
      session.transaction(() -> {
        new StreamTable(session, "first").append(records(9, 0, count));
        throw new IllegalStateException("as if the process had died");
      });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("as if the process had died");
    }
  }

  private static List<Streamed> records(int partition, int offset, int count) {
    List<Streamed> records = new ArrayList<>();
    for (int i = offset; i < offset + count; i++) {
      String cluster = TestNetwork.PLAN.clusters().get(i % 204).id();
      records.add(
          new Streamed(
              "{\"topic\":\"raw_ml_features_topic\",\"partition\":%d,\"offset\":%d,\"CreateTime\":1733011200000}"
                  .formatted(partition, i),
              HourlyRecordCodec.encode(
                  HourlyRecords.quiet(cluster, HourlyRecords.HOUR.plusSeconds(3600L * (i / 204)))),
              partition,
              i,
              java.time.Instant.parse("2024-12-01T00:00:00Z")));
    }
    return records;
  }
}
