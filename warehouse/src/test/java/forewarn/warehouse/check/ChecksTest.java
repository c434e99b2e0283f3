package forewarn.warehouse.check;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.OwnDefinitions;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
  private static final String BIG_CITIES =
      """
      description: Cities.
      grain: one row per city
      key: [city_key]
      kind: table
      refresh: after every load
      owner: test
      columns: [city_key, city, region]
      checks:
        - {name: not_atlantis, sql: city = 'Atlantis', message: '{city} is a myth', severity: hold}
        - {name: region_short, sql: length(region) > 5, message: 'region {region} is long', severity: warn}
      """;
  private static final String VIEW =
      """
      description: Keys.
      grain: one row per city
      key: [city_key]
      kind: view
      refresh: always
      owner: test
      columns: [city_key, city]
      checks:
        - {name: key_small, sql: city_key > 100, message: 'key {city_key}', severity: warn}
        - {name: cannot_run, sql: city::integer > 3, message: x, severity: warn}
      """;

  @TempDir Path dataDir;
  private OwnDefinitions definitions;
  private Warehouse warehouse;
  private Session session;
  private Refresh refresh;
  private Quality quality;
  private long load;

  @BeforeEach
  void open() {
    definitions =
        new OwnDefinitions(dataDir)
            .put(
                "datamart/big_cities",
                BIG_CITIES,
                "select city_key, city, region from STAGING.STG_CITY")
            .put("datamart/city_keys", VIEW, "select city_key, city from STAGING.STG_CITY");
    openWarehouse();
  }

  private void openWarehouse() {
    warehouse = definitions.open(dataDir);
    session = warehouse.session();
    refresh = new Refresh(warehouse, new Checks(warehouse, definitions.clock()));
    quality = new Quality(warehouse);
  }

  @AfterEach
  void close() {
    session.close();
    warehouse.close();
  }

  private void arrive(String... cities) {
    load++;
    for (int i = 0; i < cities.length; i++) {
      String[] parts = cities[i].split("/", -1);
      session.update(
          "insert into RAW.RAW_CITY (city_key, city, province, region, load_number, row_number)"
              + " values (try_cast(? as bigint), ?, ?, ?, ?, ?)",
          parts[0],
          parts[1],
          parts[1],
          parts[2],
          load,
          i + 1);
    }
    refresh.refresh(Progress.none());
  }

  private String results(String object, String check) {
    return quality.history(object, check, 100).stream()
        .map(result ->
            "%d of %d%s"
                .formatted(
                    result.rowsFailed(),
                    result.rowsChecked(),
                    result.message() == null ? "" : ": " + result.message()))
        .toList()
        .toString();
  }

  private List<String> bigCities() {
    return session.list("select city from DATAMART.BIG_CITIES order by city", row -> row.text(1));
  }

  @Test
  void everyRuleThatARowBreaksIsCountedForTheHourInWhichItArrived() {
    arrive("1/Aceh/R", "0//R", "-5/Bali/R");
    arrive("2/Bali/R", "/Jambi/R");

    assertThat(results("STAGING.STG_CITY", "city_key_positive"))
        .isEqualTo("[2 of 5: city_key is -5, must be 1 or more]");
    assertThat(results("STAGING.STG_CITY", "city_named"))
        .startsWith("[1 of 5: province 0 has no city, province or region");
    assertThat(results("STAGING.STG_CITY", "key_reported"))
        .isEqualTo("[1 of 5: city_key is missing]");
    assertThat(results("STAGING.STG_CITY", "values_readable")).isEqualTo("[0 of 5]");

    definitions.pass(Duration.ofHours(1));
    arrive("3/Riau/R");
    assertThat(results("STAGING.STG_CITY", "city_named")).endsWith(", 0 of 1]");

    refresh.rebuild(Progress.none());
    assertThat(results("STAGING.STG_CITY", "city_named")).contains("[1 of 5:", ", 1 of 6:");
  }

  @Test
  void nothingIsRecordedWhenNothingArrives() {
    arrive("1/Aceh/R");
    long before = session.number("select count(*) from STAGING.QUALITY_RESULTS");
    definitions.pass(Duration.ofHours(3));
    refresh.refresh(Progress.none());
    assertThat(session.number("select count(*) from STAGING.QUALITY_RESULTS")).isEqualTo(before);
  }

  @Test
  void objectWhoseCheckHoldsItBackKeepsItsEarlierContentUntilTheSourceIsMended() {
    arrive("1/Aceh/R");
    assertThat(bigCities()).containsExactly("Aceh");
    assertThat(quality.held()).isEmpty();

    arrive("2/Atlantis/R", "3/Bali/R");
    HeldObject held = quality.held().getFirst();
    assertThat(bigCities()).containsExactly("Aceh");
    assertThat(held.object()).isEqualTo("DATAMART.BIG_CITIES");
    assertThat(held.message()).isEqualTo("Atlantis is a myth");
    assertThat(held.heldSince()).isEqualTo(warehouse.dataTime());
    assertThat(results("DATAMART.BIG_CITIES", "not_atlantis"))
        .isEqualTo("[1 of 3: Atlantis is a myth]");

    definitions.pass(Duration.ofMinutes(5));
    refresh.refresh(Progress.none());
    assertThat(quality.held()).as("not tried again with the same").containsExactly(held);

    arrive("4/Riau/R");
    assertThat(bigCities()).containsExactly("Aceh");
    assertThat(quality.held().getFirst().heldSince()).isEqualTo(held.heldSince());
    assertThat(quality.held().getFirst().triedAt()).isAfter(held.triedAt());

    arrive("2/Banten/R");
    assertThat(bigCities()).containsExactly("Aceh", "Bali", "Banten", "Riau");
    assertThat(quality.held()).isEmpty();
    assertThat(results("DATAMART.BIG_CITIES", "not_atlantis")).isEqualTo("[0 of 4]");
  }

  @Test
  void incrementalGoldThatIsHeldBackCatchesUpWithAllThatCameMeanwhile() {
    close();
    definitions.put(
        "datamart/big_cities",
        BIG_CITIES.replace("kind: table", "kind: incremental\nrecompute_by: [city_key]"),
        "select city_key, city, region, load_number from STAGING.STG_CITY");
    openWarehouse();
    arrive("1/Aceh/R");

    arrive("2/Atlantis/R", "1/Banda Aceh/R");
    assertThat(bigCities()).containsExactly("Aceh");
    assertThat(quality.held()).hasSize(1);
    Instant tried = quality.held().getFirst().triedAt();
    definitions.pass(Duration.ofMinutes(5));
    refresh.refresh(Progress.none());
    assertThat(quality.held().getFirst().triedAt()).isEqualTo(tried);

    arrive("3/Bali/R");
    assertThat(bigCities()).containsExactly("Aceh");
    arrive("2/Banten/R");
    assertThat(bigCities()).containsExactly("Bali", "Banda Aceh", "Banten");
    assertThat(quality.held()).isEmpty();
  }

  @Test
  void rebuildTriesAgainWhatIsHeldBack() {
    arrive("1/Atlantis/R");
    HeldObject held = quality.held().getFirst();
    definitions.pass(Duration.ofMinutes(5));

    refresh.rebuild(Progress.none());

    assertThat(quality.held().getFirst().triedAt()).isAfter(held.triedAt());
    assertThat(quality.held().getFirst().heldSince()).isEqualTo(held.heldSince());
  }

  @Test
  void warningIsRecordedAndHoldsNothingBack() {
    arrive("1/Aceh/Sumatra");
    assertThat(bigCities()).containsExactly("Aceh");
    assertThat(results("DATAMART.BIG_CITIES", "region_short"))
        .isEqualTo("[1 of 1: region Sumatra is long]");
  }

  @Test
  void viewIsCheckedWhenWhatItReadsHasChanged() {
    arrive("1/Aceh/R", "200/Bali/R");
    assertThat(results("DATAMART.CITY_KEYS", "key_small")).isEqualTo("[1 of 2: key 200]");

    definitions.pass(Duration.ofHours(1));
    refresh.refresh(Progress.none());
    assertThat(quality.history("DATAMART.CITY_KEYS", "key_small", 9)).hasSize(1);

    arrive("201/Riau/R");
    assertThat(results("DATAMART.CITY_KEYS", "key_small"))
        .isEqualTo("[1 of 2: key 200, 2 of 3: key 200]");
  }

  @Test
  void checkThatCannotRunIsAResultAndHarmsNoOther() {
    arrive("1/Aceh/R", "200/Bali/R");

    assertThat(results("DATAMART.CITY_KEYS", "cannot_run"))
        .startsWith("[0 of 0: Cannot check: ")
        .contains("Could not convert string");
    assertThat(results("DATAMART.CITY_KEYS", "key_small")).startsWith("[1 of 2");
    assertThat(
            quality.checks().stream()
                .filter(check -> check.check().equals("cannot_run"))
                .map(check -> check.passed() || check.failed()))
        .containsExactly(false);
  }

  @Test
  void everyCheckOfTheProgramCanRun() {
    for (var definition : warehouse.catalogue().definitions()) {
      if (definition.sql() != null && definition.schema().equals("DATAMART")) {
        var own = definition.checks().stream().filter(c -> !c.name().equals("cannot_run")).toList();
        assertThat(new RowChecks(session).run(own, definition.fullName())).hasSize(own.size());
      }
      assertThat(new Timeliness(session, warehouse.dataTime()).examine(definition))
          .as(definition.fullName())
          .allMatch(finding -> finding.rowsChecked() > 0);
    }
  }

  @Test
  void checksThatHaveNotRunAreListedToo() {
    assertThat(quality.checks())
        .extracting(check -> check.object() + " " + check.check())
        .contains(
            "STAGING.STG_ML_FEATURES cluster_known",
            "STAGING.STG_CITY values_readable",
            "STAGING.STG_CITY nothing_lost",
            "DATAMART.BIG_CITIES not_atlantis");
    assertThat(quality.checks()).allMatch(check -> check.latest() == null);
  }

  @Test
  void resultsOlderThanAYearAreForgotten() {
    arrive("1/Aceh/R");
    definitions.pass(Duration.ofDays(401));
    arrive("2/Bali/R");
    assertThat(quality.history("STAGING.STG_CITY", "city_named", 9)).hasSize(1);
  }
}
