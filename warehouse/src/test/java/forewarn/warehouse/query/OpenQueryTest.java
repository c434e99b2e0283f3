package forewarn.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
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
        // other schemas, catalogs and system tables
        "select * from RAW.RAW_CITY",
        "select * from STAGING.STG_CITY",
        "select * from (select * from RAW.RAW_CITY)",
        "select (select count(*) from RAW.RAW_CITY)",
        "select 1 where exists (from RAW.RAW_CITY)",
        "with a as (select * from RAW.RAW_CITY) select 1",
        "select 1 union all select city_key from RAW.RAW_CITY",
        "select * from DATAMART.DIM_CITY where city_key in (select city_key from RAW.RAW_CITY)",
        "select 1 order by (select count(*) from RAW.RAW_CITY)",
        "select 1 limit (select count(*) from RAW.RAW_CITY)",
        "select sum(1) filter (where exists (from RAW.RAW_CITY)) from DATAMART.DIM_CITY",
        "select * from DATAMART.DIM_CITY qualify row_number() over (order by (select max(city_key) from RAW.RAW_CITY)) = 1",
        "select * from DATAMART.DIM_CITY tablesample 10 rows, RAW.RAW_CITY",
        "pivot RAW.RAW_CITY on city using count(*)",
        "select * from (pivot RAW.RAW_CITY on city in ('a') using count(*))",
        "select * from (unpivot RAW.RAW_CITY on city_key)",
        "select * from forewarn.RAW.RAW_CITY",
        "select * from forewarn.DATAMART.DIM_CITY",
        "select * from information_schema.tables",
        "select * from duckdb_tables",
        "select * from sqlite_master",
        "select * from pg_catalog.pg_class",
        "select * from system.information_schema.tables",
        "select * from main.x",
        // a name defined elsewhere does not open the system table of that name
        "select * from (with duckdb_settings as (select 1) select 1), duckdb_settings",
        "with duckdb_settings as (select * from duckdb_settings) select * from duckdb_settings",
        "with a as (select * from duckdb_settings), duckdb_settings as (select 1) select * from a",
        // files
        "select * from 'secret.csv'",
        "select * from '/etc/passwd'",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from read_blob('/etc/hostname')",
        "select * from read_parquet('x.parquet')",
        "select * from read_json_auto('/etc/passwd')",
        "select * from read_duckdb('x')",
        "select * from sniff_csv('/etc/passwd')",
        "select * from parquet_schema('x')",
        "select * from glob('/*')",
        "select * from main.glob('/*')",
        "select * from arrow_scan(1, 2, 3)",
        "select * from seq_scan('RAW.RAW_CITY')",
        // settings, environment, the engine's inside
        "select getenv('HOME')",
        "select current_setting('temp_directory')",
        "select main.current_setting('temp_directory')",
        "select system.main.current_setting('temp_directory')",
        "select * from duckdb_settings()",
        "select * from duckdb_databases()",
        "select * from duckdb_secrets()",
        "select * from which_secret('a', 'b')",
        "select * from pragma_database_size()",
        "select * from pragma_table_info('RAW.RAW_CITY')",
        "select * from pragma_storage_info('RAW.RAW_CITY')",
        "select * from duckdb_table_sample('RAW_CITY')",
        "select current_query()",
        "select current_database()",
        "select pg_get_viewdef('x')",
        "select getvariable('x')",
        "select nextval('x')",
        "select setseed(0.5)",
        "select sleep_ms(1000)",
        "select write_log('x')",
        "select list_transform([1], lambda x: getenv('HOME'))",
        "select max(getenv('HOME')) over () from DATAMART.DIM_CITY",
        "select columns(c -> getenv('HOME') = 'x') from DATAMART.DIM_CITY",
        // text that becomes SQL
        "select * from query('select * from RAW.RAW_CITY')",
        "select * from query_table('RAW.RAW_CITY')",
        "select * from json_execute_serialized_sql('{}')",
        "select json_serialize_sql('select 1')",
        "select * from summary((select 1))",
        // anything but one select
        "",
        ";",
        "select 1; select 2",
        "select 1; drop table RAW.RAW_CITY",
        "insert into RAW.RAW_CITY (city_key) values (1)",
        "update RAW.RAW_CITY set city_key = 1",
        "delete from RAW.RAW_CITY",
        "with a as (select 1) delete from RAW.RAW_CITY",
        "create table x (a int)",
        "drop schema RAW cascade",
        "copy (select 1) to '/tmp/x.csv'",
        "copy RAW.RAW_CITY from '/etc/passwd'",
        "attach '/tmp/x.db'",
        "install httpfs",
        "load httpfs",
        "set threads = 1",
        "pragma database_list",
        "call pragma_version()",
        "export database '/tmp/x'",
        "explain analyze select 1",
        "checkpoint",
        "begin transaction",
        "use RAW",
        "vacuum",
        "show tables",
        "show all tables",
        "select * from (show tables)",
        "describe RAW.RAW_CITY",
        "summarize RAW.RAW_CITY",
        "prepare x as select 1",
        "select 1) union all select * from (select city_key from RAW.RAW_CITY",
        "select 1 /* ) from RAW.RAW_CITY",
        "select $1",
        "select ?"
      })
  void refusesWhatIsNotForTheUser(String sql) {
    assertThatThrownBy(() -> run(sql))
        .isInstanceOf(QueryRefusedException.class)
        .hasMessageStartingWith("Cannot run query: ")
        .message()
        .doesNotContain(dataDir.toString());
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
