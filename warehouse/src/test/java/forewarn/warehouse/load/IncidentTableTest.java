package forewarn.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.telemetry.topic.Topics;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.database.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentTableTest {
  @TempDir Path dataDir;
  private LoadFixture fixture;

  @BeforeEach
  void start() {
    fixture = new LoadFixture(dataDir);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private void tell(long sequence, String type, String state, String closedAt) {
    String event =
        """
        {"sequence": %d, "type": "%s", "at": "2025-03-01T06:00:0%dZ", "actor": "forewarn",
         "incident": {"id": "INC-7", "state": "%s", "customers": 500, "impact": 900.5,
           "clusters": ["A-CL11", "A-CL12"], "began_at": "2025-03-01T05:00:00Z",
           "flapping": false%s}}\
        """
            .formatted(sequence, type, sequence, state, closedAt);
    fixture.send(Topics.INCIDENTS.name(), "INC-7", event.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anIncidentStandsAsItsNewestEventSaysHoweverOftenTold() {
    tell(1, "incident.opened", "predicted", "");
    tell(3, "incident.resolved", "resolved", ", \"closed_at\": \"2025-03-01T08:00:00Z\"");
    tell(2, "incident.confirmed", "ongoing", "");
    tell(3, "incident.resolved", "resolved", ", \"closed_at\": \"2025-03-01T08:00:00Z\"");
    fixture.producer.flush();
    try (StreamLoader loader = fixture.startLoader();
        Session session = fixture.warehouse.session()) {
      fixture.awaitCount("select count(*) from RAW.INCIDENT_EVENTS", 4);

      assertThat(
              TestWarehouse.rows(
                  session,
                  """
                  select incident_id, state, customers::int as customers, impact,
                    clusters_affected::int as clusters, closed_at::varchar as closed_at,
                    flapping::varchar as flapping, coalesce(assignee, 'nobody') as assignee
                  from DATAMART.FACT_INCIDENTS
                  """))
          .containsExactly(
              Map.of(
                  "incident_id", "INC-7",
                  "state", "resolved",
                  "customers", "500",
                  "impact", "900.5",
                  "clusters", "2",
                  "closed_at", "2025-03-01 08:00:00",
                  "flapping", "false",
                  "assignee", "nobody"));
    }
  }

  @Test
  void whatIsNoEventIsADeadLetter() {
    fixture.send(
        Topics.INCIDENTS.name(), "INC-7", "{\"sequence\": \"x\"}".getBytes(StandardCharsets.UTF_8));
    fixture.producer.flush();
    try (StreamLoader loader = fixture.startLoader()) {
      await().atMost(Duration.ofSeconds(60)).until(() -> loader.status().deadLetters() == 1);
      assertThat(fixture.count("select count(*) from RAW.INCIDENT_EVENTS")).isZero();
    }
  }
}
