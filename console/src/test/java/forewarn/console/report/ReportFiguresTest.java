package forewarn.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.telemetry.SeedData;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports of the network and of models over two months of the reference data. */
class ReportFiguresTest {
  private static TestConsole console;
  private static Http program;

  @BeforeAll
  static void start() throws IOException {
    Path folder = SeedData.folder();
    console = TestConsole.live();
    console.importFiles(
        folder.resolve("RAW_NETWORK_CONTEXT_STATIC.parquet"),
        folder.resolve("RAW_CITY.csv"),
        folder.resolve("RAW_OLT.csv"),
        folder.resolve("RAW_CLUSTER.csv"),
        folder.resolve("RAW_ML_FEATURES_2024_11_12.parquet"));
    program = Http.program(console, TestConsole.ANALYST, TestConsole.PASSWORD);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void theNetworksWeekIsOfItsData() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(file("weekly-network"))) {
      assertThat(text(pdf))
          .contains("Weekly network health", "Dec 2024", "Clusters reporting", "the week before")
          .contains("Clusters that need a look")
          .doesNotContain("NaN");
    }
  }

  @Test
  void modelsAreReportedWithoutAnyPrediction() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(file("model-performance"))) {
      assertThat(text(pdf)).contains("Model performance", "Hours predicted", "–");
    }
  }

  @Test
  void problemsOfAnOrderAreSaidAtOnce() {
    JsonNode problem =
        Http.json(
            program.postJson(
                "/api/v1/reports", "{\"kind\":\"x\",\"format\":\"doc\",\"zone\":\"y\"}"));
    assertThat(problem.path("errors").size()).isEqualTo(3);
    assertThat(program.get("/api/v1/reports/R-99/file").statusCode()).isEqualTo(404);
  }

  @Test
  void toolsAreListedWithTheirFields() {
    JsonNode tools = Http.json(program.get("/api/v1/tools"));
    assertThat(tools.path("tools").findValuesAsString("name"))
        .contains(
            "acknowledge_incident",
            "call_webhook",
            "create_ticket",
            "make_report",
            "post_to_chat",
            "retrain_model",
            "run_query",
            "send_email",
            "send_incident_summary",
            "trigger_pagerduty",
            "update_ticket",
            "validate_data");
    assertThat(tools.path("problems").size()).isZero();
  }

  private static byte[] file(String kind) throws Exception {
    HttpResponse<String> made =
        program.postJson("/api/v1/reports", "{\"kind\":\"%s\"}".formatted(kind));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    HttpRequest request = program.request(Http.json(made).path("href").asString()).GET().build();
    try (InputStream body =
        program.client().send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      return body.readAllBytes();
    }
  }

  private static String text(PDDocument pdf) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    return stripper.getText(pdf);
  }
}
