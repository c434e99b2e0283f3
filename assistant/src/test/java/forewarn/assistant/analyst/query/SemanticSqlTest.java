package forewarn.assistant.analyst.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.assistant.semantic.Dimension;
import forewarn.assistant.semantic.LogicalTable;
import forewarn.assistant.semantic.Metric;
import forewarn.assistant.semantic.Relationship;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.assistant.semantic.TimeDimension;
import forewarn.warehouse.catalogue.Additivity;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is computed, and what is refused because it would be wrong. */
class SemanticSqlTest {
  private static final TimeRange DECEMBER =
      TimeRange.of(Grain.MONTH, LocalDateTime.of(2024, 12, 1, 0, 0), "in December 2024");
  private static final Measure OFFLINE = new Measure.OfMetric("hours", "offline");
  private static final Measure ALARMS = new Measure.OfMetric("hours", "alarms");
  private static final Measure RATE = new Measure.OfMetric("hours", "rate");

  private final SemanticSql sql = new SemanticSql(model(List.of("cluster_id")));

  private static SemanticModel model(List<String> keyOfClusters) {
    LogicalTable hours =
        new LogicalTable(
            "hours",
            "",
            List.of(),
            "DATAMART.HOURS",
            List.of("cluster_id", "hour"),
            List.of(dimension("cluster_id"), dimension("province")),
            List.of(new TimeDimension("hour", List.of(), "", "hour", "TIMESTAMP")),
            List.of(),
            List.of(
                metric("offline", "sum(offline)", Additivity.STOCK),
                metric("alarms", "sum(alarms)", Additivity.ADDITIVE),
                metric("rate", "sum(alarms) / sum(onts)", Additivity.RATIO)),
            List.of());
    LogicalTable clusters =
        new LogicalTable(
            "clusters",
            "",
            List.of(),
            "DATAMART.CLUSTERS",
            keyOfClusters,
            List.of(dimension("cluster_id"), dimension("vendor")),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Relationship join =
        new Relationship(
            "hours_to_clusters",
            "hours",
            "clusters",
            Relationship.JoinType.LEFT_OUTER,
            Relationship.Cardinality.MANY_TO_ONE,
            List.of(new Relationship.Columns("cluster_id", "cluster_id")));
    return new SemanticModel("m", "", List.of(hours, clusters), List.of(join), List.of(), "");
  }

  private static Dimension dimension(String name) {
    return new Dimension(name, List.of(), "", name, "VARCHAR", List.of());
  }

  private static Metric metric(String name, String expression, Additivity additivity) {
    return new Metric(name, List.of(), "", expression, "", additivity);
  }

  private static SemanticQuery query(
      Measure measure,
      List<String> dimensions,
      List<Condition> conditions,
      @Nullable TimeRange range,
      SemanticQuery.Form form) {
    return new SemanticQuery(
        List.of(measure),
        dimensions,
        null,
        conditions,
        List.of(),
        List.of(),
        range,
        SemanticQuery.Moment.UNSAID,
        null,
        form,
        null);
  }

  @Test
  void aHoldingOverAPeriodIsTheMeanOfItsHours() {
    String text = sql.sql(query(OFFLINE, List.of(), List.of(), DECEMBER, SemanticQuery.Form.PLAIN));

    assertThat(text).contains("hour as moment").contains("avg(offline)");
  }

  @Test
  void aFigurePerDayIsTheTotalOverTheDaysThereAre() {
    Measure perDay = new Measure.PerUnit(ALARMS, Grain.DAY);

    String text =
        sql.sql(query(perDay, List.of("province"), List.of(), DECEMBER, SemanticQuery.Form.PLAIN));

    assertThat(text)
        .contains("sum(alarms) / nullif((select count(distinct date_trunc('day', hour))")
        .contains("from DATAMART.HOURS where hour >= date '2024-12-01'")
        .contains("as alarms_per_day");
  }

  @Test
  void aHoldingPerDayIsRefused() {
    Measure perDay = new Measure.PerUnit(OFFLINE, Grain.DAY);

    assertThatThrownBy(
            () -> sql.sql(query(perDay, List.of(), List.of(), DECEMBER, SemanticQuery.Form.PLAIN)))
        .isInstanceOf(UnanswerableException.class)
        .hasMessage("Cannot spread offline over every day: it does not add up over time.");
  }

  @Test
  void theHighestHourOfAHoldingIsOneHourOfAllPlaces() {
    SemanticQuery peak =
        new SemanticQuery(
            List.of(OFFLINE),
            List.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            DECEMBER,
            SemanticQuery.Moment.HIGHEST_HOUR,
            null,
            SemanticQuery.Form.PLAIN,
            null);

    assertThat(sql.sql(peak)).contains("hour as moment").contains("max(offline) as offline");
  }

  @Test
  void aHoldingWithoutAPeriodIsThatOfTheNewestHour() {
    String text = sql.sql(query(OFFLINE, List.of(), List.of(), null, SemanticQuery.Form.PLAIN));

    assertThat(text).contains("hour = (select max(hour) from DATAMART.HOURS)");
  }

  @Test
  void aFlowOverAPeriodIsASumOfHalfOpenTime() {
    String text = sql.sql(query(ALARMS, List.of(), List.of(), DECEMBER, SemanticQuery.Form.PLAIN));

    assertThat(text)
        .contains("sum(alarms)")
        .contains("hour >= date '2024-12-01' and hour < date '2025-01-01'")
        .doesNotContain("avg(");
  }

  @Test
  void aJoinedDimensionBringsOneRowForEach() {
    String text =
        sql.sql(query(ALARMS, List.of("vendor"), List.of(), null, SemanticQuery.Form.PLAIN));

    assertThat(text).contains("left join (select").contains("link_1_vendor as vendor");
  }

  @Test
  void aJoinThatCouldRepeatRowsIsRefused() {
    SemanticSql repeating = new SemanticSql(model(List.of("cluster_id", "vendor")));

    assertThatThrownBy(() ->
            repeating.sql(
                query(ALARMS, List.of("vendor"), List.of(), null, SemanticQuery.Form.PLAIN)))
        .isInstanceOf(UnanswerableException.class)
        .hasMessage(
            "Cannot tell hours apart by vendor: no relationship leads there without repeating rows.");
  }

  @Test
  void aShareOfARatioIsRefused() {
    assertThatThrownBy(() ->
            sql.sql(query(RATE, List.of("province"), List.of(), null, SemanticQuery.Form.SHARE)))
        .isInstanceOf(UnanswerableException.class)
        .hasMessageContaining("it does not add up");
  }

  @Test
  void aQuoteInAValueStaysInTheValue() {
    Condition nasty =
        new Condition("province", Condition.Kind.IN, List.of("O'Brien'; drop table x; --"));

    String text = sql.sql(query(ALARMS, List.of(), List.of(nasty), null, SemanticQuery.Form.PLAIN));

    assertThat(text).contains("province = 'O''Brien''; drop table x; --'");
  }
}
