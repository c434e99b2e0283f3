package forewarn.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Files of records, good and hostile, through the real server. */
class BatchPredictionTest {
  private static final String PATH = "/api/v1/predictions/batch";
  private static final String CSV =
      """
      cluster_id,timestamp_1h,offline_ont_ratio,trap_trend_score,note,label_outage_1h
      A,2024-11-05 03:00:00,0.045,0.82,=cmd,0
      A,2024-11-05 01:00:00,0.045,0.82,,0
      A,2024-11-05 02:00:00,0.045,0.82,,1
      B,2024-11-05 03:00:00,0.0038,0.01,,1
      B,2024-11-05 04:00:00,7.5,x,,1
      """;
  private static TestConsole console;
  private static Http admin;

  @BeforeAll
  static void start() throws IOException {
    console = TestConsole.live();
    console.train(5);
    admin = Http.program(console, TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static HttpResponse<byte[]> send(String path, String name, byte[] content)
      throws Exception {
    String head =
        "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
            .formatted(name);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(head.getBytes(StandardCharsets.UTF_8));
    body.write(content);
    body.write("\r\n--limit--\r\n".getBytes(StandardCharsets.UTF_8));
    return admin
        .client()
        .send(
            admin
                .request(path, "Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            BodyHandlers.ofByteArray());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static void assertRefused(String name, byte[] content, String detail) throws Exception {
    HttpResponse<byte[]> answer = send(PATH, name, content);
    assertThat(answer.statusCode()).as(name + text(answer)).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(new JsonMapper().readTree(answer.body()).get("detail").asString())
        .contains(name)
        .contains(detail);
  }

  @Test
  void theSameFileComesBackWithAPredictionOrAnErrorInEachRow() throws Exception {
    HttpResponse<byte[]> answer = send(PATH, "rows.csv", utf8(CSV));

    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("rows-predicted.csv");
    List<String> lines = text(answer).lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo(
            "cluster_id,timestamp_1h,offline_ont_ratio,trap_trend_score,note,label_outage_1h_given,label_outage_1h,outage_probability,error");
    assertThat(lines).hasSize(6);
    assertThat(lines.get(1))
        .as("third elevated hour: how likely depends on what the model learnt")
        .matches("A,2024-11-05 03:00:00,0.045,0.82,'=cmd,0,[01],0\\.[0-9]+,");
    assertThat(lines.get(4)).startsWith("B,2024-11-05 03:00:00,0.0038,0.01,,1,0,");
    assertThat(lines.get(5))
        .isEqualTo(
            "B,2024-11-05 04:00:00,7.5,x,,1,,,offline_ont_ratio: '7.5' is outside 0..1; trap_trend_score: 'x' is not a number");
  }

  @Test
  void theGivenLabelChangesNothing() throws Exception {
    assertThat(predictions(CSV)).isEqualTo(predictions(CSV.replaceAll(",[01]\n", ",9\n")));
  }

  private static List<String> predictions(String csv) throws Exception {
    return text(send(PATH, "rows.csv", utf8(csv)))
        .lines()
        .skip(1)
        .map(line -> line.split(",", 7)[6])
        .toList();
  }

  @Test
  void everyFormatLeadsToEveryOther() throws Exception {
    byte[] xlsx = send(PATH + "?format=xlsx", "rows.csv", utf8(CSV)).body();
    byte[] parquet = send(PATH + "?format=parquet", "rows.xlsx", xlsx).body();
    HttpResponse<byte[]> back = send(PATH + "?format=csv", "rows.parquet", parquet);

    assertThat(back.statusCode()).as(text(back)).isEqualTo(200);
    assertThat(text(back).lines()).hasSize(6);
    assertThat(text(back).lines().map(BatchPredictionTest::lastThree).toList())
        .isEqualTo(
            text(send(PATH, "rows.csv", utf8(CSV)))
                .lines()
                .map(BatchPredictionTest::lastThree)
                .toList());
  }

  private static String lastThree(String line) {
    String[] values = line.split(",", -1);
    return String.join(",", List.of(values).subList(values.length - 3, values.length));
  }

  @Test
  void refusesWhatCannotBeReadAndSaysWhy() throws Exception {
    assertRefused("rows.txt", utf8(CSV), "not a CSV, Parquet or XLSX file");
    assertRefused("empty.csv", new byte[0], "the file is empty");
    assertRefused("header.csv", utf8("snr_avg\n"), "a header but no row");
    assertRefused("other.csv", utf8("a,b\n1,2\n"), "has none of the columns ont_registered");
    assertRefused("garbage.parquet", new byte[200], "not a readable Parquet file");
    assertRefused("garbage.xlsx", new byte[200], "not an XLSX workbook");
    assertRefused("renamed.csv", send(PATH + "?format=xlsx", "r.csv", utf8(CSV)).body(), "not ");
  }

  @Test
  void refusesHostileWorkbooksWithThePlace() throws Exception {
    byte[] good = send(PATH + "?format=xlsx", "rows.csv", utf8(CSV)).body();
    assertRefused(
        "far.xlsx", withSheet(good, utf8(sheet("<c r=\"ZZZZZZ1\"><v>1</v></c>"))), "cell ZZZZZZ1");
    assertRefused(
        "bomb.xlsx",
        withSheet(good, new byte[0], 1_100),
        "xl/worksheets/sheet1.xml inflates to more than 1,024 MB");
  }

  @Test
  void aFormulaIsAnErrorOfItsRow() throws Exception {
    byte[] good = send(PATH + "?format=xlsx", "rows.csv", utf8(CSV)).body();
    String rows =
        sheet("<c t=\"str\"><v>snr_avg</v></c>")
            .replace(
                "</sheetData>",
                "<row><c><f>1+1</f><v>2</v></c></row><row><c><v>25</v></c></row></sheetData>");
    HttpResponse<byte[]> answer =
        send(PATH + "?format=csv", "formula.xlsx", withSheet(good, utf8(rows)));

    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    assertThat(text(answer).lines().toList().get(1))
        .isEqualTo("2,,,snr_avg: '2' is a formula; only values are taken");
    assertThat(text(answer).lines().toList().get(2)).startsWith("25,0,").endsWith(",");
  }

  private static String sheet(String cells) {
    return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row>"
        + cells
        + "</row></sheetData></worksheet>";
  }

  private static byte[] withSheet(byte[] workbook, byte[] content) throws IOException {
    return withSheet(workbook, content, 0);
  }

  // The workbook with another first sheet, of some content and then many zeros.
  private static byte[] withSheet(byte[] workbook, byte[] content, int megabytes)
      throws IOException {
    Path file = Files.write(Files.createTempFile("book", ".xlsx"), workbook);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile in = new ZipFile(file.toFile());
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry : java.util.Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
          out.write(content);
          byte[] megabyte = utf8("<c/>".repeat(1 << 18));
          for (int i = 0; i < megabytes; i++) {
            out.write(megabyte);
          }
        } else {
          in.getInputStream(entry).transferTo(out);
        }
      }
    } finally {
      Files.delete(file);
    }
    return bytes.toByteArray();
  }

  @Test
  void aFileBeyondTheLimitIsRefusedBySize() throws Exception {
    Path large = Files.createTempFile("large", ".csv");
    try {
      try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
        file.setLength(201L << 20);
      }
      var head =
          new ByteArrayInputStream(
              utf8(
                  "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"l.csv\"\r\n\r\n"));
      var tail = new ByteArrayInputStream(utf8("\r\n--limit--\r\n"));
      long length = head.available() + Files.size(large) + tail.available();
      HttpResponse<String> answer =
          admin
              .client()
              .send(
                  admin
                      .request(PATH, "Content-Type", "multipart/form-data; boundary=limit")
                      .POST(
                          BodyPublishers.fromPublisher(
                              BodyPublishers.ofInputStream(() -> {
                                try {
                                  return new SequenceInputStream(
                                      new SequenceInputStream(head, Files.newInputStream(large)),
                                      tail);
                                } catch (IOException e) {
                                  throw new java.io.UncheckedIOException(e);
                                }
                              }),
                              length))
                      .build(),
                  BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("more than 200 MB");
    } finally {
      Files.delete(large);
    }
  }

  @Test
  void nothingIsKeptOfWhatWasAskedThroughTheApi() throws Exception {
    send(PATH, "rows.csv", utf8(CSV));

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(console.dataDir().resolve("batches")).isEmptyDirectory());
  }
}
