package forewarn.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureWarningsTest {
  @TempDir static Path dataDir;
  private static Warehouse warehouse;
  private static OpenQuery query;

  @BeforeAll
  static void open() {
    warehouse = TestWarehouse.open(dataDir);
    query = new OpenQuery(warehouse);
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  private static List<Warning> warnings(String sql) {
    return query.warnings(sql, Set.of("DATAMART", "STAGING"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES",
        "select province, sum(f.offline_ont_now) from DATAMART.FACT_ML_FEATURES f group by province",
        "select date_trunc('day', timestamp_1h), sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES group by 1",
        "select timestamp_1h::date as day, sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES group by day",
        "select province, sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES group by all",
        "select sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES where timestamp_1h >= '2024-11-01' and province = 'x'",
        "with a as (select * from DATAMART.FACT_ML_FEATURES) select sum(offline_ont_now) from a",
        "with a as (select province as p, offline_ont_now as off from DATAMART.FACT_ML_FEATURES) select p, sum(off) from a group by p",
        "select (select sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES)",
        "select * from (select sum(offline_ont_now) as n from DATAMART.FACT_ML_FEATURES) where n > 5",
        "select 1 union all select sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES",
        "select sum(offline_ont_now) over (partition by cluster_id) from DATAMART.FACT_ML_FEATURES",
        "select sum(f.offline_ont_now) from DATAMART.FACT_ML_FEATURES f join DATAMART.DIM_CLUSTER c using (cluster_id)"
      })
  void warnsOfASumOfAStockOverHours(String sql) {
    assertThat(warnings(sql))
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.column()).isEqualTo("DATAMART.FACT_ML_FEATURES.offline_ont_now");
          assertThat(warning.message()).contains("is a stock");
          assertThat(warning.instead()).startsWith("sum(").contains("count(distinct ");
          assertThat(warning.position()).isNotNull();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select timestamp_1h, sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES group by timestamp_1h",
        "select timestamp_1h as hour, sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES group by hour",
        "select date_trunc('hour', timestamp_1h), sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES group by 1",
        "select timestamp_1h, sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES group by all",
        "select sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES where timestamp_1h = '2024-11-05 13:00:00'",
        "select sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES where timestamp_1h = (select max(timestamp_1h) from DATAMART.FACT_ML_FEATURES)",
        "select sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES where timestamp_1h in (select max(timestamp_1h) from DATAMART.FACT_ML_FEATURES)",
        "select sum(offline_ont_now) filter (where timestamp_1h = '2024-11-05') from DATAMART.FACT_ML_FEATURES",
        "with now as (select * from DATAMART.FACT_ML_FEATURES where timestamp_1h = '2024-11-05') select sum(offline_ont_now) from now",
        "with now as (select * from DATAMART.FACT_ML_FEATURES qualify row_number() over (partition by cluster_id order by timestamp_1h desc) = 1) select sum(offline_ont_now) from now",
        "with peak as (select cluster_id, max(offline_ont_now) as offline_ont_now from DATAMART.FACT_ML_FEATURES group by cluster_id) select sum(offline_ont_now) from peak",
        "select sum(offline_ont_now) over (partition by timestamp_1h) from DATAMART.FACT_ML_FEATURES",
        "select sum(f.offline_ont_now) from DATAMART.FACT_ML_FEATURES f join (select max(timestamp_1h) as t from DATAMART.FACT_ML_FEATURES) m on f.timestamp_1h = m.t",
        "select avg(offline_ont_now) from DATAMART.FACT_ML_FEATURES",
        "select max(offline_ont_now), count(offline_ont_now) from DATAMART.FACT_ML_FEATURES",
        "select sum(link_loss_count) from DATAMART.FACT_ML_FEATURES",
        "select sum(offline_ont_now + 1) from DATAMART.FACT_ML_FEATURES",
        "with offline_ont_now as (select 1 as offline_ont_now) select sum(offline_ont_now) from offline_ont_now",
        "select sum(offline_ont_now) / count(distinct timestamp_1h) from DATAMART.FACT_ML_FEATURES",
        "select round(100.0 * sum(offline_ont_now) / nullif(sum(ont_registered), 0), 1) from DATAMART.FACT_ML_FEATURES",
        "select sum(link_loss_count + bad_rsl_count) / nullif(sum(ont_registered), 0) from DATAMART.FACT_ML_FEATURES",
        "select sum(x) from (select 1 as x)"
      })
  void saysNothingWhereItIsRightOrNotCertain(String sql) {
    assertThat(warnings(sql)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select avg(offline_ont_ratio) from DATAMART.FACT_ML_FEATURES | is a ratio | sum(offline_ont_now) / nullif(sum(ont_registered), 0)",
        "select sum(f.offline_ont_ratio) from DATAMART.FACT_ML_FEATURES f | is a ratio | sum(f.offline_ont_now) / nullif(sum(f.ont_registered), 0)",
        "select sum(snr_avg) from DATAMART.FACT_ML_FEATURES | is a level | avg(snr_avg)",
        "select sum(cluster_key) from DATAMART.DIM_CLUSTER | measures nothing | count(distinct cluster_key)"
      })
  void warnsOfOtherMeasuresAndSaysWhatIsRight(String sql, String message, String instead) {
    assertThat(warnings(sql))
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.message()).contains(message);
          assertThat(warning.instead()).isEqualTo(instead);
        });
  }

  @Test
  void whatIsRightBringsNoWarningItself() {
    for (String column : List.of("offline_ont_now", "offline_ont_ratio", "fault_rate", "snr_avg")) {
      String from = " from DATAMART.FACT_ML_FEATURES";
      Warning warning = warnings("select sum(" + column + ")" + from).getFirst();
      assertThat(warnings("select " + warning.instead() + from)).isEmpty();
    }
  }

  @Test
  void warnsOfAStockInAStreamsTable() {
    assertThat(warnings("select sum(offline_ont_now) from DATAMART.FACT_PREDICTIONS")).hasSize(1);
  }

  @Test
  void showsWhereInTheText() {
    assertThat(warnings("select 'ö',\n  sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES"))
        .singleElement()
        .satisfies(warning -> assertThat(warning.position()).isEqualTo(new Position(2, 3)));
  }
}
