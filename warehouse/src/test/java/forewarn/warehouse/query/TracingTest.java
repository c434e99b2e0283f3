package forewarn.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.model.Refresh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracingTest {
  private static final String PAYLOAD =
      "{\"cluster_id\": \"ACE7E-CL11\", \"timestamp_1h\": \"2024-11-05 14:00:00\", \"snr_avg\": 26.5}";
  private static final Map<String, String> KEY =
      Map.of("cluster_id", "ACE7E-CL11", "timestamp_1h", "2024-11-05 14:00:00");

  @TempDir Path dataDir;
  private Warehouse warehouse;
  private Session session;
  private Refresh refresh;
  private Tracing tracing;

  @BeforeEach
  void open() {
    warehouse = TestWarehouse.openWithGold(dataDir, InstantSource.system());
    session = warehouse.session();
    refresh = new Refresh(warehouse);
    tracing = new Tracing(warehouse);
    TestWarehouse.addNetwork(session);
  }

  @AfterEach
  void close() {
    session.close();
    warehouse.close();
  }

  @Test
  void leadsFromGoldToTheMessageThatWasSent() {
    stream(0, "topic-1", 42);
    refresh.archive();
    refresh.refresh(Progress.none());

    TracedRow gold = only(tracing.trace("datamart.fact_ml_features", KEY));

    assertThat(gold.values()).containsEntry("snr_avg", 26.5);
    TracedRow silver = only(gold.from());
    assertThat(silver.object()).isEqualTo("STAGING.STG_ML_FEATURES");
    TracedRow bronze = only(silver.from());
    assertThat(bronze.object()).isEqualTo("RAW.RAW_ML_FEATURES");
    assertThat(bronze.load().rowNumber()).isEqualTo(1);
    assertThat(bronze.load().file()).isNull();
    assertThat(bronze.message())
        .isEqualTo(
            new TracedMessage(
                "raw_ml_features_topic",
                1,
                42,
                Instant.parse("2024-12-01T00:00:00Z"),
                "{\"offset\":42}",
                PAYLOAD));
  }

  @Test
  void namesTheMessageStillWhenItWasDroppedAndTheTopicMadeAnew() {
    stream(0, "topic-1", 42);
    refresh.archive();
    session.update("delete from RAW.KAFKA_RAW_ML_FEATURES");
    stream(1, "topic-2", 42);
    TracedRow bronze =
        only(tracing.trace("RAW.RAW_ML_FEATURES", Map.of("cluster_id", "ACE7E-CL11")));
    assertThat(bronze.message())
        .isEqualTo(new TracedMessage("raw_ml_features_topic", 1, 42, null, null, null));
  }

  @Test
  void leadsFromGoldToTheFileAndToTheEarlierRowThatALabelWasKeptFrom() throws IOException {
    Path file = dataDir.resolve("RAW_ML_FEATURES_2024_11.csv");
    Files.writeString(
        file,
        "cluster_id,timestamp_1h,snr_avg,label_outage_1h\nACE7E-CL11,2024-11-05 14:00:00,25.5,1\n");
    new FileImport(warehouse).importPaths(List.of(file), Progress.none());
    stream(0, "topic-1", 42);
    refresh.archive();
    refresh.refresh(Progress.none());

    TracedRow silver = only(tracing.trace("STAGING.STG_ML_FEATURES", KEY));

    assertThat(silver.from())
        .extracting(row -> row.values().get("snr_avg"))
        .containsExactly(26.5, 25.5);
    TracedRow imported = silver.from().getLast();
    assertThat(imported.load().file()).isEqualTo("RAW_ML_FEATURES_2024_11.csv");
    assertThat(imported.load().contentHash()).hasSize(64);
    assertThat(imported.load().loadedAt()).isNotNull();
    assertThat(imported.message()).isNull();
  }

  @Test
  void leadsFromAnHourOfAllClustersToTheRowsBehindIt() {
    stream(0, "topic-1", 42);
    refresh.archive();
    refresh.refresh(Progress.none());
    TracedRow hour =
        only(
            tracing.trace(
                "DATAMART.FACT_SLOW_REGIONS", Map.of("timestamp_1h", "2024-11-05 14:00:00")));
    assertThat(only(only(only(hour.from()).from()).from()).message().content()).isEqualTo(PAYLOAD);
  }

  @Test
  void saysWhatItCannotTrace() {
    assertThat(tracing.trace("DATAMART.FACT_ML_FEATURES", KEY)).isEmpty();
    assertThatThrownBy(() -> tracing.trace("DATAMART.NOTHING", KEY))
        .isInstanceOf(WarehouseException.class)
        .hasMessage("Cannot trace a row of DATAMART.NOTHING: there is no such object");
    assertThatThrownBy(() -> tracing.trace("DATAMART.DIM_CITY", Map.of()))
        .hasMessage(
            "Cannot trace a row of DATAMART.DIM_CITY: no value of its key [city_key] is given");
    assertThatThrownBy(() -> tracing.trace("DATAMART.DIM_CITY", Map.of("1=1 or city", "x")))
        .hasMessage("Cannot trace a row of DATAMART.DIM_CITY: it has no column '1=1 or city'");
    assertThatThrownBy(() -> tracing.trace("DATAMART.DIM_CITY", Map.of("city_key", "many")))
        .hasMessage("Cannot trace a row of DATAMART.DIM_CITY: city_key 'many' is no BIGINT");
  }

  private void stream(int arrival, String topicId, int offset) {
    session.update(
        "insert into RAW.KAFKA_RAW_ML_FEATURES values (?, ?, ?, ?, 1, ?, timestamp '2024-12-01')",
        "{\"offset\":" + offset + "}",
        PAYLOAD,
        arrival,
        topicId,
        offset);
  }

  private static TracedRow only(List<TracedRow> rows) {
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }
}
