package forewarn.warehouse.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.profile.ColumnProfile.Bin;
import forewarn.warehouse.profile.ColumnProfile.TopValue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
  private static final Instant START = Instant.parse("2024-12-01T00:00:00Z");

  @TempDir Path dataDir;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private Warehouse warehouse;
  private Session session;
  private Inventory inventory;

  @BeforeEach
  void open() {
    warehouse = TestWarehouse.open(dataDir);
    session = warehouse.session();
    InstantSource clock = now::get;
    inventory = new Inventory(warehouse, clock);
    TestWarehouse.addNetwork(session);
  }

  @AfterEach
  void close() {
    inventory.close();
    session.close();
    warehouse.close();
  }

  // 1,000 hours of one cluster: power falls from -10 by 0.01 an hour, every tenth has an outage.
  private void addHours(int from, int to) {
    session.update(
        """
        insert into RAW.RAW_ML_FEATURES
          (cluster_id, timestamp_1h, city, rx_power_avg, link_loss_count, snr_avg, label_outage_1h, load_number, row_number)
        select 'ACE7E-CL11', timestamp '2024-01-01' + to_hours(i), case when i % 4 = 0 then 'Aceh' else 'Bali' end,
          -10 - i / 100.0, case when i % 10 = 0 then 7 else i % 3 end, case when i % 2 = 0 then 25.0 end, (i % 10 = 0)::int, 2, i
        from range(?, ?) t(i)
        """,
        from, to);
  }

  private Profile profileOf(String name) {
    Definition definition = inventory.find(name).orElseThrow();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !inventory.profiles().find(definition).underWay());
    Profiles.Answer answer = inventory.profiles().find(definition);
    assertThat(answer.failure()).isEmpty();
    return java.util.Objects.requireNonNull(answer.profile());
  }

  private static ColumnProfile column(Profile profile, String name) {
    return profile.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aNumberIsDescribedByItsFigures() {
    addHours(0, 1000);

    ColumnProfile power = column(profileOf("RAW_ML_FEATURES"), "rx_power_avg");

    assertThat(power.values()).isEqualTo(1000);
    assertThat((Double) power.min()).isCloseTo(-19.99, within(1e-9));
    assertThat(power.max()).isEqualTo(-10.0);
    assertThat((double) power.distinct()).isCloseTo(1000, within(100.0));
    ColumnProfile.Numbers numbers = java.util.Objects.requireNonNull(power.numbers());
    assertThat(numbers.mean()).isCloseTo(-14.995, within(1e-9));
    assertThat(numbers.deviation()).isCloseTo(2.8881943609574938, within(1e-9));
    assertThat(numbers.median()).isCloseTo(-14.995, within(0.05));
    assertThat(numbers.lowerQuartile()).isCloseTo(-17.5, within(0.1));
    assertThat(power.histogram())
        .hasSize(20)
        .allMatch(bin -> bin.count() >= 49 && bin.count() <= 51);
    assertThat(power.histogram().stream().mapToLong(Bin::count).sum()).isEqualTo(1000);
  }

  @Test
  void aCountWithFewValuesHasABarForEach() {
    addHours(0, 1000);

    ColumnProfile losses = column(profileOf("RAW_ML_FEATURES"), "link_loss_count");

    assertThat(losses.histogram()).hasSize(8);
    assertThat(losses.histogram().get(7)).isEqualTo(new Bin(7.0, 8.0, 100));
    assertThat(losses.histogram().get(3).count()).isZero();
  }

  @Test
  void textsTimesAndMissingValuesAreDescribedToo() {
    addHours(0, 1000);
    Profile profile = profileOf("RAW_ML_FEATURES");

    assertThat(column(profile, "city").top())
        .containsExactly(new TopValue("Bali", 750), new TopValue("Aceh", 250));
    ColumnProfile hours = column(profile, "timestamp_1h");
    assertThat(hours.min()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    assertThat(hours.histogram()).hasSize(20);
    assertThat(hours.histogram().getFirst().from()).isEqualTo(hours.min());
    assertThat(hours.histogram().getLast().to()).isEqualTo(hours.max());
    assertThat(column(profile, "snr_avg").nullShare()).isEqualTo(0.5);
    assertThat(column(profile, "region").values()).isZero();
    assertThat(column(profile, "region").min()).isNull();
  }

  @Test
  void numbersAreCorrelatedWithTheLabelTheStrongestFirst() {
    addHours(0, 1000);
    Profile profile = profileOf("RAW_ML_FEATURES");

    Correlation strongest = profile.correlations().getFirst();
    assertThat(strongest.column()).isEqualTo("link_loss_count");
    double expected =
        session
            .list(
                "select corr(case when i % 10 = 0 then 7 else i % 3 end, (i % 10 = 0)::int) from range(1000) t(i)",
                row -> row.real(1))
            .getFirst();
    assertThat(strongest.coefficient()).isCloseTo(expected, within(1e-9));
    assertThat(strongest.rows()).isEqualTo(1000);
    assertThat(strongest.sentence())
        .startsWith("Strong: higher values come before outages (r = 0.9")
        .endsWith("over 1,000 rows).");
    assertThat(correlation(profile, "snr_avg").sentence()).startsWith("Nothing can be said");
    assertThat(correlation(profile, "temperature_avg_c").sentence())
        .isEqualTo("No row has both values.");
    assertThat(profile.correlations()).noneMatch(c -> c.column().equals(Correlation.TARGET));
    assertThat(profileOf("DIM_CITY").correlations()).isEmpty();
  }

  private static Correlation correlation(Profile profile, String column) {
    return profile.correlations().stream()
        .filter(c -> c.column().equals(column))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void absurdNumbersDoNotEndTheProfile() {
    addHours(0, 10);
    session.update(
        "update RAW.RAW_ML_FEATURES set snr_avg = case row_number when 1 then 1e308 when 3 then 'inf'::double else -1e300 end");

    ColumnProfile power = column(profileOf("RAW_ML_FEATURES"), "snr_avg");

    assertThat(power.values()).isEqualTo(10);
    assertThat(power.max()).isEqualTo("Infinity");
    assertThat(power.histogram()).isEmpty();
  }

  @Test
  void everyObjectOfAnEmptyWarehouseHasAProfile() {
    for (Definition definition : inventory.catalogue().definitions()) {
      assertThat(profileOf(definition.fullName()).columns())
          .extracting(ColumnProfile::name)
          .isEqualTo(definition.columnNames());
    }
  }

  @Test
  void aProfileIsKeptUntilItsObjectChangesAndThenForAWhile() {
    addHours(0, 100);
    Profile first = profileOf("RAW_ML_FEATURES");
    now.set(START.plus(Duration.ofHours(1)));
    assertThat(profileOf("RAW_ML_FEATURES")).isSameAs(first);

    addHours(100, 150);
    assertThat(profileOf("RAW_ML_FEATURES").rows()).isEqualTo(150);

    addHours(150, 170);
    assertThat(profileOf("RAW_ML_FEATURES").rows()).isEqualTo(150);
    now.set(START.plus(Duration.ofHours(2)));
    assertThat(profileOf("RAW_ML_FEATURES").rows()).isEqualTo(170);
  }

  @Test
  void aViewIsProfiledAgainWhenWhatItShowsIsRefreshed() {
    new Refresh(warehouse).refresh(Progress.none());
    assertThat(profileOf("DATAMART.FACT_ML_FEATURES").rows()).isZero();
    addHours(0, 24);
    new Refresh(warehouse).refresh(Progress.none());
    now.set(START.plus(Duration.ofHours(1)));

    assertThat(profileOf("DATAMART.FACT_ML_FEATURES").rows()).isEqualTo(24);
  }

  @Test
  void statesTellRowsNewestHourAndRejections() {
    addHours(0, 24);
    session.update("update RAW.RAW_ML_FEATURES set rx_power_avg = 3 where row_number = 5");
    new Refresh(warehouse).refresh(Progress.none());

    Map<String, ObjectState> states = inventory.states();

    assertThat(states).hasSameSizeAs(inventory.catalogue().definitions());
    ObjectState gold = states.get("DATAMART.FACT_ML_FEATURES");
    assertThat(gold.rows()).isEqualTo(23);
    assertThat(gold.newest()).isEqualTo(Instant.parse("2024-01-01T23:00:00Z"));
    assertThat(gold.changedAt()).isNotNull();
    assertThat(states.get("STAGING.STG_ML_FEATURES").rejected()).isEqualTo(1);
    assertThat(states.get("RAW.RAW_CITY").changedAt()).isNotNull();
  }

  @Test
  void aNameWithoutItsSchemaIsFoundWhenItIsClear() {
    assertThat(inventory.find("fact_predictions").orElseThrow().fullName())
        .isEqualTo("DATAMART.FACT_PREDICTIONS");
    assertThat(inventory.find("raw.loads").orElseThrow().fullName()).isEqualTo("RAW.LOADS");
    assertThat(inventory.find("no_such")).isEmpty();
    assertThat(
            inventory.downstream(inventory.find("STG_CITY").orElseThrow()).stream()
                .map(Definition::fullName))
        .contains("DATAMART.DIM_CITY");
  }
}
