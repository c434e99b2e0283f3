package forewarn.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.export.ExportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenQueryTest {
  private static final Set<String> GOLD = Set.of("DATAMART");
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir static Path dataDir;
  private static Warehouse warehouse;
  private static OpenQuery query;

  @BeforeAll
  static void open() throws Exception {
    warehouse = TestWarehouse.open(dataDir);
    query = new OpenQuery(warehouse);
    Files.writeString(warehouse.importDirectory().resolve("secret.csv"), "a\n1\n");
    try (Session session = warehouse.session()) {
      TestWarehouse.addNetwork(session);
    }
    new forewarn.warehouse.model.Refresh(warehouse).refresh(forewarn.warehouse.Progress.none());
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  private static Table run(String sql) {
    return query.run(sql, GOLD, 100, SOON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from DATAMART.DIM_CLUSTER",
        "select count(*) from datamart.dim_cluster;",
        "with a as (select * from DATAMART.DIM_CLUSTER) select count(*) from a -- the end",
        "with recursive t as (select 1 as x union all select x + 1 from t where x < 204) select count(*) from t",
        "select count(*) from (select cluster_id, row_number() over (partition by city_key order by cluster_id) from DATAMART.DIM_CLUSTER)",
        "from DATAMART.DIM_CLUSTER select count(*)",
        "select count(*) from DATAMART.DIM_CLUSTER c left join DATAMART.DIM_CITY t using (city_key)",
        "select count(*) from DATAMART.DIM_CLUSTER where cluster_id in (select cluster_id from DATAMART.DIM_CLUSTER) and now() > '2020-01-01'::timestamp",
        "select sum(n) from (pivot (select city_key, 1 as n from DATAMART.DIM_CLUSTER) on city_key in (1, 2) using sum(n)) p, (select 204 as n)",
        "select 200 + count(*) from range(4)",
        "select 200 + len(list_transform([1, 2, 3, 4], lambda x: x + 1))"
      })
  void runsSelects(String sql) {
    assertThat(run(sql).rows()).isEqualTo(List.of(List.of(204L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select string_agg(distinct cluster_name, ', ' order by cluster_name) || '.' from DATAMART.DIM_CLUSTER",
        "select array_to_string(list_sort(list(distinct cluster_name)), ', '), len(list(cluster_id)) from DATAMART.DIM_CLUSTER",
        "select upper(trim(regexp_replace(cluster_name, '[^a-z]+', ' ', 'g'))) || ' / ' || lower(cluster_id) from DATAMART.DIM_CLUSTER",
        "select c.cluster_id, n.names from DATAMART.DIM_CLUSTER c join (select city_key, string_agg(cluster_id, ' ') as names from DATAMART.DIM_CLUSTER group by city_key) n using (city_key) where n.names like '%CL%' order by length(n.names)",
        "select t.h, count(f.cluster_id) from generate_series(timestamp '2024-11-01', timestamp '2024-11-08', interval 1 hour) t(h) left join DATAMART.FACT_ML_FEATURES f on f.timestamp_1h = t.h group by 1 order by 1",
        "select lpad(cluster_key::varchar, 8, '0'), repeat('#', 20), format('{:>12}', cluster_id), printf('%08.3f', 1.5) from DATAMART.DIM_CLUSTER",
        "with recursive path as (select 1 as n, 'a' as way union all select n + 1, way || '/' || n from path where n < 50) select max(length(way)) from path",
        "select list_transform(string_split(cluster_id, '-'), lambda x: upper(x) || '!') from DATAMART.DIM_CLUSTER",
        "select list_reduce([1, 2, 3], lambda a, b: a + b), list_filter([1, 2, 3], lambda x: x > 1)",
        "select to_json({'id': cluster_id, 'city': city_key}) from DATAMART.DIM_CLUSTER",
        "select unnest(generate_series(1, 24)) as hour",
        "select lag(offline_ont_now) over (partition by cluster_id order by timestamp_1h), avg(snr_avg) over (order by timestamp_1h rows 23 preceding) from DATAMART.FACT_ML_FEATURES",
        "select quantile_cont(rx_power_avg, [0.1, 0.5, 0.9]), histogram(bad_rsl_count) from DATAMART.FACT_ML_FEATURES",
        "select * from (pivot DATAMART.DIM_CLUSTER on city_key in (1, 2) using count(*))",
        "select city_key, olt_key, count(*) from DATAMART.DIM_CLUSTER group by rollup (olt_key, city_key)",
        "select levenshtein(cluster_id, 'ACE7E-CL11') from DATAMART.DIM_CLUSTER"
      })
  void runsWhatAnalystsWrite(String sql) {
    assertThat(run(sql).columns()).isNotEmpty();
  }

  private static List<Attacks.Attack> attacks() throws IOException {
    return Attacks.all();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void refusesWhatIsNotForTheUser(Attacks.Attack attack) {
    long begun = System.nanoTime();
    assertThatThrownBy(() -> run(attack.sql()))
        .as(attack.about())
        .isInstanceOf(QueryRefusedException.class)
        .hasMessageStartingWith("Cannot run query: ")
        .hasMessageContaining(attack.refusal())
        .message()
        .doesNotContain(dataDir.toString());
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select * from DIM_CITY | Cannot run query: table DIM_CITY needs its schema: DATAMART.DIM_CITY",
        "select * from nothing | Cannot run query: table nothing needs its schema, one of DATAMART",
        "select * from RAW.RAW_CITY | Cannot run query: there is no table RAW.RAW_CITY that you may read",
        "select getenv('A') | Cannot run query: function getenv is not allowed",
        "select * from glob('/') | Cannot run query: function glob is not allowed in FROM",
        "delete from x | Cannot run query: only a select can be run here",
        "select wrong from DATAMART.DIM_CITY | Cannot run query: Referenced column \"wrong\" not found in FROM clause!",
        "selec 1 | Cannot run query: syntax error at or near \"selec\" (line 1, column 1)",
        "select 1/'a' | Cannot run query: Could not convert string 'a' to DOUBLE",
      })
  void saysWhatIsWrong(String sql, String message) {
    assertThatThrownBy(() -> run(sql)).hasMessageContaining(message);
  }

  @Test
  void mayReadTheOtherLayersWhenAllowed() {
    Table table =
        query.run(
            "select count(*) as n from RAW.RAW_CITY join STAGING.STG_CITY using (city_key)",
            Set.of("RAW", "STAGING", "DATAMART"),
            10,
            SOON);
    assertThat(table.rows()).isEqualTo(List.of(List.of(34L)));
    assertThat(table.columns()).containsExactly(new Column("n", "BIGINT"));
  }

  @Test
  void cutsOffAfterTheMostRows() {
    Table table = query.run("select x from range(10) t(x) order by x desc", GOLD, 3, SOON);
    assertThat(table.rows()).isEqualTo(List.of(List.of(9L), List.of(8L), List.of(7L)));
    assertThat(table.truncated()).isTrue();
    assertThat(query.run("select 1", GOLD, 1, SOON).truncated()).isFalse();
  }

  @Test
  void endsAQueryThatTakesTooLong() {
    assertThatThrownBy(() ->
            query.run(
                "select count(*) from range(1000000) a, range(1000000) b where a.range * b.range = 7",
                GOLD,
                10,
                Duration.ofMillis(300)))
        .isInstanceOf(QueryRefusedException.class)
        .hasMessage("Cannot run query: it took longer than 0.3 s");
    assertThat(run("select 1").rows()).isEqualTo(List.of(List.of(1L)));
  }

  @Test
  void givesValuesThatJsonCanShow() {
    Table table =
        run(
            "select timestamp '2024-11-05 13:00:00' a, date '2024-11-05' b, 1.5::decimal(5,2) c, true d, null e,"
                + " [1,2] f, 'nan'::double g, 170141183460469231731687303715884105727 h, 3::tinyint i, timestamptz '2024-11-05 13:00:00+00' j");
    assertThat(table.rows().getFirst())
        .isEqualTo(
            java.util.Arrays.asList(
                Instant.parse("2024-11-05T13:00:00Z"),
                LocalDate.parse("2024-11-05"),
                1.5,
                true,
                null,
                "[1, 2]",
                "NaN",
                "170141183460469231731687303715884105727",
                3L,
                Instant.parse("2024-11-05T13:00:00Z")));
  }

  @ParameterizedTest
  @EnumSource(ExportFormat.class)
  void exportsTheWholeResultAndKeepsNothing(ExportFormat format) throws IOException {
    QueryRequest request =
        new QueryRequest(
            "select range as n, 'text ' || range as t, timestamp '2024-11-05' as at from range(20000)",
            GOLD,
            20_000,
            SOON);
    Path file;
    try (ExportedResult result = query.export(request, new Cancellation(), format)) {
      file = result.file();
      assertThat(result.rows()).isEqualTo(20_000);
      assertThat(result.truncated()).isFalse();
      assertThat(file).isNotEmptyFile();
      if (format == ExportFormat.CSV) {
        assertThat(Files.readAllLines(file))
            .hasSize(20_001)
            .startsWith("n,t,at", "0,text 0,2024-11-05T00:00:00Z")
            .endsWith("19999,text 19999,2024-11-05T00:00:00Z");
      }
    }
    assertThat(file).doesNotExist();
    try (var left = Files.list(warehouse.exportDirectory())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void saysWhereTheTextIsWrong() {
    assertThatThrownBy(() -> run("select 1,\n  wrong\nfrom DATAMART.DIM_CITY"))
        .isInstanceOfSatisfying(
            QueryRefusedException.class,
            e -> assertThat(e.position()).isEqualTo(new Position(2, 3)));
    assertThatThrownBy(() -> run("select 'ö', repeat('x', 3000000000)"))
        .isInstanceOfSatisfying(
            QueryRefusedException.class,
            e -> assertThat(e.position()).isEqualTo(new Position(1, 13)));
    assertThatThrownBy(() -> run("select 1\nfrom from"))
        .isInstanceOfSatisfying(
            QueryRefusedException.class,
            e -> assertThat(e.position()).isEqualTo(new Position(2, 6)));
  }

  @Test
  void takesParametersInOurOwnQueries() {
    Table table =
        new Queries(warehouse)
            .select(
                "select ? as a, ?::bigint as b, ?::timestamp as c",
                "x'; drop table RAW.RAW_CITY; --",
                7,
                Instant.parse("2024-11-05T13:00:00Z"));
    assertThat(table.rows())
        .isEqualTo(
            List.of(
                List.of(
                    "x'; drop table RAW.RAW_CITY; --", 7L, Instant.parse("2024-11-05T13:00:00Z"))));
  }
}
