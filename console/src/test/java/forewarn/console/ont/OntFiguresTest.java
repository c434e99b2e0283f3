package forewarn.console.ont;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.telemetry.SeedData;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every figure of the page beside what plain SQL finds in the files, without anything of the
 * warehouse in between. The files are those of the reference data up to 13:00 on 20 December 2024,
 * so that the last month is a part of one, and once more a year earlier with other numbers.
 */
class OntFiguresTest {
  private static final String END = "2024-12-20 14:00";
  private static final Map<String, String> FLOWS =
      Map.of(
          "link-loss", "link_loss_count",
          "dying-gasp", "dying_gasp_count",
          "bad-rsl", "bad_rsl_count",
          "high-temp", "high_temp_count");
  private static final Pattern TILE =
      Pattern.compile(
          "data-figure=\"([^\"]+)\" data-value=\"([^\"]*)\"(.*?)</article>", Pattern.DOTALL);
  private static final Pattern DELTA = Pattern.compile("<b>([^<]+)</b> ([^<]+)</li>");
  private static final Pattern BAR =
      Pattern.compile(
          "data-place=\"([^\"]+)\".*?<td class=\"num\" data-value=\"([^\"]*)\">.*?data-value=\"([^\"]*)\">.*?data-value=\"([^\"]*)\">",
          Pattern.DOTALL);

  @TempDir static Path folder;
  private static @Nullable TestConsole console;
  private static @Nullable Http browser;
  private static @Nullable Connection files;

  @BeforeAll
  static void importsTheFiles() throws IOException, SQLException {
    Path seed = SeedData.file("RAW_ML_FEATURES_2024_11_12.parquet");
    files = DriverManager.getConnection("jdbc:duckdb:");
    Path shown = folder.resolve("RAW_ML_FEATURES_shown.parquet");
    try (Statement statement = files.createStatement()) {
      statement.execute(
          """
          create view hours as
          select * from read_parquet('%1$s') where timestamp_1h < timestamp '%2$s'
          union all
          select * replace (
            timestamp_1h - interval 1 year as timestamp_1h, ont_registered - cluster_key %% 7 as ont_registered,
            link_loss_count + cluster_key %% 2 as link_loss_count)
          from read_parquet('%1$s')
          """
              .formatted(seed, END));
      statement.execute("copy hours to '%s'".formatted(shown));
      statement.execute(
          "create or replace view hours as select * replace (timestamp_1h::timestamp as timestamp_1h) from read_parquet('%s')"
              .formatted(shown));
    }
    TestConsole live = TestConsole.live();
    live.importFiles(
        SeedData.file("RAW_CITY.csv"),
        SeedData.file("RAW_OLT.csv"),
        SeedData.file("RAW_CLUSTER.csv"),
        shown);
    Http http = Http.browser(live);
    http.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    console = live;
    browser = http;
  }

  @AfterAll
  static void closes() throws SQLException {
    if (console != null) {
      console.close();
    }
    if (files != null) {
      files.close();
    }
  }

  /**
   * The period as its first and last hour, then the same hours of the month and the year before.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''|true|2024-12-01 00:00|2024-12-20 13:00|2024-11-01 00:00|2024-11-20 13:00|2023-12-01 00:00|2023-12-20 13:00",
        "year=2024&month=12&region=Sumatra|region = 'Sumatra'|2024-12-01 00:00|2024-12-20 13:00|2024-11-01 00:00|2024-11-20 13:00|2023-12-01 00:00|2023-12-20 13:00",
        "year=2024&month=11&province=Aceh|province = 'Aceh'|2024-11-01 00:00|2024-11-30 23:00|2024-10-01 00:00|2024-10-31 23:00|2023-11-01 00:00|2023-11-30 23:00",
        "year=2023&month=12&cluster=ACE7E-CL12|cluster_id = 'ACE7E-CL12'|2023-12-01 00:00|2023-12-31 23:00|2023-11-01 00:00|2023-11-30 23:00|2022-12-01 00:00|2022-12-31 23:00",
      })
  void everyTileIsWhatTheFilesSay(
      String query,
      String area,
      String from,
      String to,
      String monthFrom,
      String monthTo,
      String yearFrom,
      String yearTo)
      throws SQLException {
    Map<String, Double> now = figures(area, from, to);
    Map<String, Double> month = figures(area, monthFrom, monthTo);
    Map<String, Double> year = figures(area, yearFrom, yearTo);
    Map<String, Double> today = figures(area, "2024-12-20 00:00", "2024-12-20 13:00");
    Map<String, Double> yesterday = figures(area, "2024-12-19 00:00", "2024-12-19 13:00");

    Map<String, Matcher> tiles = tiles(page("/ont?" + query));

    assertThat(tiles.keySet())
        .containsExactly(
            "registered", "offline", "link-loss", "dying-gasp", "bad-rsl", "high-temp");
    tiles.forEach((key, tile) -> {
      assertClose(key, Double.parseDouble(tile.group(2)), now.get(key));
      Map<String, String> deltas = deltas(tile.group(3));
      assertThat(deltas).as(key).containsEntry("last month", change(now.get(key), month.get(key)));
      assertThat(deltas).as(key).containsEntry("last year", change(now.get(key), year.get(key)));
      if (to.equals("2024-12-20 13:00")) {
        assertThat(deltas)
            .as(key)
            .containsEntry("yesterday", change(today.get(key), yesterday.get(key)));
      } else {
        assertThat(deltas).doesNotContainKey("yesterday");
      }
    });
  }

  @ParameterizedTest
  @CsvSource({"registered", "offline", "link-loss", "dying-gasp", "bad-rsl", "high-temp"})
  void everyBarIsWhatTheFilesSay(String measure) throws SQLException {
    String page = page("/ont?measure=" + measure);
    double total = 0;
    int bars = 0;
    Matcher bar = BAR.matcher(page.substring(page.indexOf("id=\"ont-places\"")));
    while (bar.find()) {
      String province = "province = '" + bar.group(1) + "'";
      double now = figures(province, "2024-12-01 00:00", END).get(measure);
      double month = figures(province, "2024-11-01 00:00", "2024-11-20 13:00").get(measure);
      double year = figures(province, "2023-12-01 00:00", "2023-12-20 13:00").get(measure);
      assertClose(bar.group(1), Double.parseDouble(bar.group(2)), now);
      assertClose(bar.group(1), Double.parseDouble(bar.group(3)), (now - month) / month);
      assertClose(bar.group(1), Double.parseDouble(bar.group(4)), (now - year) / year);
      total += now;
      bars++;
    }
    assertThat(bars).isEqualTo(34);
    assertClose(measure, total, Double.parseDouble(tiles(page).get(measure).group(2)));
  }

  @Test
  void theFileOfTheDetailHoldsEveryClusterAndAddsUp() throws SQLException {
    List<String> lines =
        get("/ont/detail/rows.csv?year=2024&month=11&region=Sumatra").lines().toList();

    assertThat(lines.getFirst())
        .startsWith("region,province,olt_id,fdt_name,fat_name,cluster_id,ont_registered,");
    List<String> names = List.of(lines.getFirst().split(","));
    Map<String, Double> expected =
        figures("region = 'Sumatra'", "2024-11-01 00:00", "2024-11-30 23:00");
    FLOWS.forEach((key, column) -> {
      int at = names.indexOf(column);
      double sum =
          lines.stream().skip(1).mapToDouble(line -> Double.parseDouble(line.split(",")[at])).sum();
      assertClose(column, sum, expected.get(key));
    });
    assertThat(lines.size() - 1)
        .isEqualTo(
            (int) number("select count(distinct cluster_id) from hours where region = 'Sumatra'"));
  }

  @Test
  void aPlaceOrTimeWithoutDataSaysSoAndShowsNoZeros() {
    assertThat(page("/ont?region=Mars"))
        .contains("“Mars” is not in the network")
        .doesNotContain("data-figure");
    assertThat(page("/ont?year=2021&month=3"))
        .contains("Nothing was reported of this choice in March 2021")
        .doesNotContain("data-figure");
    assertThat(page("/ont/detail?cluster=%3Cb%3E")).contains("“&lt;b&gt;” is not in the network");
    assertThat(http().get("/ont?year=12", "Accept", "text/html").statusCode()).isEqualTo(400);
    assertThat(http().get("/ont?measure=sum", "Accept", "text/html").statusCode()).isEqualTo(400);
    assertThat(http().get("/ont/detail/rows.exe").statusCode()).isEqualTo(404);
  }

  private static Map<String, Double> figures(String area, String from, String to)
      throws SQLException {
    String hours =
        "from hours where %s and timestamp_1h between timestamp '%s' and timestamp '%s'"
            .formatted(area, from, to);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(
        "registered",
        number(
            "select sum(ont_registered) %1$s and timestamp_1h = (select max(timestamp_1h) %1$s)"
                .formatted(hours)));
    figures.put(
        "offline",
        number(
            "select sum(mean) from (select avg(offline_ont_now) as mean %s group by cluster_id)"
                .formatted(hours)));
    for (Map.Entry<String, String> flow : FLOWS.entrySet()) {
      figures.put(flow.getKey(), number("select sum(%s) %s".formatted(flow.getValue(), hours)));
    }
    return figures;
  }

  private static double number(String sql) throws SQLException {
    if (files == null) {
      throw new IllegalStateException("Cannot ask the files: they are not open");
    }
    try (Statement statement = files.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      double value = found.getDouble(1);
      return found.wasNull() ? Double.NaN : value;
    }
  }

  private static String change(double now, double before) {
    if (Double.isNaN(before)) {
      return "–";
    }
    double relative = (now - before) / before;
    String sign = relative > 0.0005 ? "+" : relative < -0.0005 ? "−" : "";
    return sign + String.format(Locale.ENGLISH, "%,.1f", 100 * Math.abs(relative)) + " %";
  }

  private static void assertClose(String of, double value, double expected) {
    assertThat(value).as(of).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
  }

  private static Map<String, Matcher> tiles(String page) {
    Map<String, Matcher> tiles = new LinkedHashMap<>();
    Matcher matcher = TILE.matcher(page);
    int from = 0;
    while (matcher.find(from)) {
      Matcher tile = TILE.matcher(page);
      tile.find(from);
      tiles.put(tile.group(1), tile);
      from = matcher.end();
    }
    return tiles;
  }

  private static Map<String, String> deltas(String tile) {
    Map<String, String> deltas = new LinkedHashMap<>();
    Matcher delta = DELTA.matcher(tile);
    while (delta.find()) {
      deltas.put(delta.group(2), delta.group(1));
    }
    return deltas;
  }

  private static String page(String path) {
    return get(path);
  }

  private static String get(String path) {
    var answer = http().get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static Http http() {
    if (browser == null) {
      throw new IllegalStateException("Cannot ask the console: it has not started");
    }
    return browser;
  }
}
