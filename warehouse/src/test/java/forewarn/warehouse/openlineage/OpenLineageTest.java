package forewarn.warehouse.openlineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class OpenLineageTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path dataDir;
  private final List<JsonNode> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch open = new CountDownLatch(1);
  private volatile int status = 201;
  private HttpServer collector;
  private Warehouse warehouse;

  @BeforeEach
  void start() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    collector.createContext(
        "/api/v1/lineage",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(JSON.readTree(body));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    collector.createContext(
        "/stuck",
        exchange -> {
          try {
            open.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    collector.start();
    warehouse = TestWarehouse.open(dataDir);
  }

  @AfterEach
  void stop() {
    open.countDown();
    collector.stop(0);
    warehouse.close();
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + path);
  }

  private void addNetwork() {
    try (Session session = warehouse.session()) {
      TestWarehouse.addNetwork(session);
    }
  }

  private List<JsonNode> runs(String object) {
    return received.stream()
        .filter(event -> event.has("eventType"))
        .filter(event -> event.get("job").get("name").asString().equals("make " + object))
        .toList();
  }

  @Test
  void anObjectThatIsMadeIsToldWithItsSourcesAndColumns() {
    addNetwork();
    try (OpenLineage openLineage =
        OpenLineage.toCollector(warehouse, "forewarn", url("/api/v1/lineage"))) {
      new Refresh(warehouse).refresh(Progress.none());
      await().atMost(Duration.ofSeconds(20)).until(() -> runs("STAGING.STG_CITY").size() == 2);
      assertThat(openLineage.lost()).isZero();
    }

    JsonNode start = runs("STAGING.STG_CITY").getFirst();
    JsonNode complete = runs("STAGING.STG_CITY").getLast();
    assertThat(start.get("eventType").asString()).isEqualTo("START");
    assertThat(complete.get("eventType").asString()).isEqualTo("COMPLETE");
    assertThat(complete.get("run").get("runId")).isEqualTo(start.get("run").get("runId"));
    assertThat(complete.get("inputs").toString()).contains("\"name\":\"RAW.RAW_CITY\"");
    JsonNode output = complete.get("outputs").get(0);
    assertThat(output.get("name").asString()).isEqualTo("STAGING.STG_CITY");
    assertThat(output.get("outputFacets").get("outputStatistics").get("rowCount").asLong())
        .isEqualTo(34);
    assertThat(output.get("facets").get("schema").get("fields").toString())
        .contains("\"name\":\"region\",\"type\":\"VARCHAR\"");
    assertThat(output.get("facets").get("columnLineage").get("fields").get("region").toString())
        .contains("\"name\":\"RAW.RAW_CITY\",\"field\":\"region\"")
        .contains("\"subtype\":\"TRANSFORMATION\"");
    assertThat(complete.get("schemaURL").asString()).endsWith("OpenLineage.json#/$defs/RunEvent");
  }

  @Test
  void everyViewIsToldOnceAndARefreshWithNothingToDoIsNot() {
    new Refresh(warehouse).refresh(Progress.none());
    try (OpenLineage openLineage =
        OpenLineage.toCollector(warehouse, "forewarn", url("/api/v1/lineage"))) {
      new Refresh(warehouse).refresh(Progress.none());
      openLineage.close();
    }

    long views =
        warehouse.catalogue().definitions().stream().filter(d -> d.kind() == Kind.VIEW).count();
    assertThat(received).hasSize((int) views).noneMatch(event -> event.has("eventType"));
    assertThat(received.getFirst().get("schemaURL").asString()).endsWith("JobEvent");
  }

  @Test
  void aFailureIsToldWithItsReasonButNotTheStatement() {
    Definition city = warehouse.catalogue().find("STAGING.STG_CITY").orElseThrow();
    try (OpenLineage openLineage =
        OpenLineage.toCollector(warehouse, "forewarn", url("/api/v1/lineage"))) {
      openLineage.failed(
          city, Instant.now(), new IllegalStateException("Out of memory [in: select secret]"));
      await().atMost(Duration.ofSeconds(20)).until(() -> runs("STAGING.STG_CITY").size() == 2);
    }

    JsonNode fail = runs("STAGING.STG_CITY").getLast();
    assertThat(fail.get("eventType").asString()).isEqualTo("FAIL");
    assertThat(fail.get("run").get("facets").get("errorMessage").get("message").asString())
        .isEqualTo("Out of memory");
  }

  @Test
  void aCollectorThatIsStuckDelaysNoRefreshAndLosesAreCounted() {
    addNetwork();
    Definition city = warehouse.catalogue().find("STAGING.STG_CITY").orElseThrow();
    try (OpenLineage openLineage = OpenLineage.toCollector(warehouse, "forewarn", url("/stuck"))) {
      new Refresh(warehouse).refresh(Progress.none());
      try (Session session = warehouse.session()) {
        assertThat(session.number("select count(*) from STAGING.STG_CITY")).isEqualTo(34);
      }
      for (int i = 0; i < 2_000; i++) {
        openLineage.ended(city, Instant.now());
      }
      assertThat(openLineage.lost()).isGreaterThanOrEqualTo(900);
      assertThat(openLineage.sent()).isZero();
    }
  }

  @Test
  void aCollectorThatRefusesLosesTheEvents() {
    status = 500;
    try (OpenLineage openLineage =
        OpenLineage.toCollector(warehouse, "forewarn", url("/api/v1/lineage"))) {
      await().atMost(Duration.ofSeconds(20)).until(() -> openLineage.lost() > 0);
      assertThat(openLineage.sent()).isZero();
    }
  }

  @Test
  void eventsCanGoToAFile() throws IOException {
    Path file = dataDir.resolve("lineage.jsonl");
    addNetwork();
    try (OpenLineage openLineage = OpenLineage.toFile(warehouse, "ours", file)) {
      new Refresh(warehouse).refresh(Progress.none());
      openLineage.close();
    }

    assertThat(Files.readAllLines(file))
        .anyMatch(line -> line.contains("\"eventType\":\"COMPLETE\""))
        .allMatch(
            line -> JSON.readTree(line).get("job").get("namespace").asString().equals("ours"));
  }
}
