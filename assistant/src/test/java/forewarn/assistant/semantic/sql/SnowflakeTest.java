package forewarn.assistant.semantic.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Snowflake's dialect as it comes out; that DuckDB runs it is for SemanticModelsTest to see. */
class SnowflakeTest {
  private static final TableNames TABLES =
      new TableNames() {
        @Override
        public boolean isObject(String schema, String name) {
          return schema.equals("DATAMART") && name.equals("FACT_A");
        }

        @Override
        public Optional<String> object(String name) {
          return name.equals("FACT_A") ? Optional.of("DATAMART.FACT_A") : Optional.empty();
        }

        @Override
        public Optional<String> select(String logicalName) {
          return logicalName.equals("SALES")
              ? Optional.of("select x as y from DATAMART.FACT_A")
              : Optional.empty();
        }
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATEADD(day, -7, d) | (cast(d as timestamp) + (-7) * interval 1 day)",
        "dateadd('quarter', 1, d) | (cast(d as timestamp) + (1) * interval 3 month)",
        "DATEDIFF(hh, a, max(b)) | date_diff('hour', cast(a as timestamp), cast(max(b) as timestamp))",
        "DATE_TRUNC(MONTH, d) | date_trunc('month', d)",
        "TRUNC(d, 'MM') | date_trunc('month', d)",
        "TRUNC(1.5, 1) | TRUNC(1.5, 1)",
        "IFF(a > 1, 'x', 'y') | case when a > 1 then 'x' else 'y' end",
        "NVL(a, 0) | coalesce(a, 0)",
        "NVL2(a, 1, 0) | case when (a) is not null then 1 else 0 end",
        "ZEROIFNULL(sum(a)) | coalesce(sum(a), 0)",
        "DIV0(a, b) | case when (b) = 0 then 0 else (a) / (b) end",
        "TO_DATE('2024-12-01') | cast('2024-12-01' as date)",
        "TO_TIMESTAMP(1700000000) | cast(to_timestamp(1700000000) as timestamp)",
        "TO_CHAR(d, 'YYYY-MM') | strftime(cast(d as timestamp), '%Y-%m')",
        "a::NUMBER(10,2) + b::FLOAT | a::decimal(10,2) + b::double",
        "CAST(a AS STRING) | CAST(a as varchar)",
        "LISTAGG(DISTINCT a, ', ') WITHIN GROUP (ORDER BY a) | string_agg(DISTINCT a, ', ' ORDER BY a)",
        "RATIO_TO_REPORT(a) OVER (PARTITION BY b) | ((a) / nullif(sum(a) OVER (PARTITION BY b), 0))",
        "CURRENT_DATE() | current_date",
        "'DATEADD(day, 1, d)' | 'DATEADD(day, 1, d)'",
        "\"IFF\" + 1 -- NVL(a, b) | \"IFF\" + 1 -- NVL(a, b)",
      },
      quoteCharacter = '`')
  void anExpressionMeansTheSameInTheOtherDialect(String snowflake, String ours) {
    Snowflake.Translation translation = Snowflake.expression(snowflake);

    assertThat(translation.differences()).isEmpty();
    assertThat(translation.sql()).isEqualTo(ours);
  }

  @Test
  void aDatabaseIsLeftOutAndANameWithoutSchemaGetsItsOwn() {
    assertThat(translated("SELECT a.x FROM \"TELCO\".\"DATAMART\".\"FACT_A\" a, fact_a b"))
        .isEqualTo("SELECT a.x FROM \"DATAMART\".\"FACT_A\" a, DATAMART.FACT_A b");
  }

  @Test
  void aLogicalTableBecomesADefinition() {
    assertThat(translated("SELECT TOP 3 y FROM __sales"))
        .isEqualTo(
            "with \"__sales\" as (select x as y from DATAMART.FACT_A) SELECT  y FROM __sales\n"
                + "limit 3");
  }

  @Test
  void aTextThatDefinesTablesItselfKeepsThem() {
    assertThat(translated("WITH t AS (SELECT y FROM __sales) SELECT * FROM t MINUS SELECT 1"))
        .isEqualTo(
            "with \"__sales\" as (select x as y from DATAMART.FACT_A), t AS (SELECT y FROM __sales)"
                + " SELECT * FROM t except SELECT 1");
  }

  @Test
  void whatHasNoLikeIsToldWithItsPlace() {
    String text = "SELECT f.value:name\nFROM t, LATERAL FLATTEN(input => t.list) f";

    Snowflake.Translation translation = Snowflake.query(text, TABLES);

    assertThat(translation.differences())
        .extracting(Difference::reason)
        .containsExactly(
            "':' of semi-structured data or stages has no like here",
            "function FLATTEN has no like here");
    assertThat(translation.differences().getLast().offset()).isEqualTo(text.indexOf("FLATTEN"));
  }

  @Test
  void nothingWithinALiteralIsTakenForATable() {
    String text = "SELECT 'FROM FACT_A' AS a, x /* FROM fact_a */ FROM DATAMART.FACT_A";

    assertThat(translated(text)).isEqualTo(text);
  }

  private static String translated(String text) {
    Snowflake.Translation translation = Snowflake.query(text, TABLES);
    assertThat(translation.differences()).isEmpty();
    return translation.sql();
  }
}
