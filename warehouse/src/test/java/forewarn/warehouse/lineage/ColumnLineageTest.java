package forewarn.warehouse.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Database;
import forewarn.warehouse.database.ParsedSql;
import forewarn.warehouse.database.Session;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnLineageTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final ColumnLineage LINEAGE = ColumnLineage.of(CATALOGUE);

  @Test
  void everyColumnOfEveryDefinitionWithSqlIsResolved() {
    for (Definition definition : CATALOGUE.definitions()) {
      for (String column : definition.columnNames()) {
        Origin origin = LINEAGE.origin(new ColumnName(definition.fullName(), column));
        assertThat(origin.exact())
            .as(definition.fullName() + "." + column + " from " + origin.sources())
            .isEqualTo(definition.sql() != null || CATALOGUE.upstream(definition).isEmpty());
        origin
            .sources()
            .keySet()
            .forEach(source ->
                assertThat(CATALOGUE.find(source.object()).orElseThrow().columnNames())
                    .contains(source.column()));
      }
    }
  }

  @Test
  void aGoldColumnLeadsBackToWhatWasReceived() {
    ColumnName gold = new ColumnName("DATAMART.FACT_ML_FEATURES", "hour_of_day");

    assertThat(LINEAGE.origin(gold).sources())
        .isEqualTo(
            Map.of(new ColumnName("STAGING.STG_ML_FEATURES", "hour_of_day"), Derivation.COPIED));
    assertThat(LINEAGE.origin(new ColumnName("STAGING.STG_ML_FEATURES", "hour_of_day")).sources())
        .isEqualTo(
            Map.of(
                new ColumnName("RAW.RAW_ML_FEATURES", "hour_of_day"), Derivation.COMPUTED,
                new ColumnName("RAW.RAW_ML_FEATURES", "timestamp_1h"), Derivation.COMPUTED));
    assertThat(LINEAGE.roots(gold))
        .extracting(ColumnName::toString)
        .contains(
            "RAW.KAFKA_RAW_ML_FEATURES.RECORD_CONTENT", "RAW.KAFKA_RAW_ML_FEATURES.RECORD_METADATA")
        .allMatch(root -> root.startsWith("RAW.KAFKA_RAW_ML_FEATURES."));
    assertThat(LINEAGE.uses(new ColumnName("STAGING.STG_ML_FEATURES", "hour_of_day")))
        .containsKey(gold);
  }

  @Test
  void anOutcomeIsAggregatedFromLaterPredictions() {
    assertThat(LINEAGE.origin(new ColumnName("DATAMART.FACT_PREDICTIONS", "outcome")).sources())
        .containsEntry(
            new ColumnName("RAW.OUTAGE_PREDICTIONS", "outage_now"), Derivation.AGGREGATED);
  }

  /** The tables are RAW.RAW_CITY c(city_key, city, province, region) and RAW.RAW_OLT o. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = "==>",
      quoteCharacter = '"',
      textBlock =
          """
          select city as x from RAW.RAW_CITY  ==>  x=city
          select 1 as x, now() as y from RAW.RAW_CITY  ==>  x= y=
          select c.city || province as x from RAW.RAW_CITY c  ==>  x=city,province
          select RAW_CITY.city as x from RAW.RAW_CITY  ==>  x=city
          select RAW.RAW_CITY.city as x from RAW.RAW_CITY  ==>  x=city
          select * exclude (city, province) from (select city, province, region from RAW.RAW_CITY)  ==>  region=region
          select * replace (upper(province) as city) from (select city, region from RAW.RAW_CITY) q(city, province)  ==>  city=region province=region
          select * rename (city as place) from (select city from RAW.RAW_CITY)  ==>  place=city
          with a as (select city from RAW.RAW_CITY), b(z) as (select * from a) select z from b  ==>  z=city
          with RAW_CITY as (select province as city from RAW.RAW_CITY) select city from RAW_CITY  ==>  city=province
          select city, length(city) as n, n + 1 as m from RAW.RAW_CITY  ==>  city=city n=city m=city
          select province as city, city as x from RAW.RAW_CITY  ==>  city=province x=city
          select city as x from RAW.RAW_CITY union all select region from RAW.RAW_CITY  ==>  x=city,region
          select city, 1 as n from RAW.RAW_CITY union all by name select 2 as n, region as city from RAW.RAW_CITY  ==>  city=city,region n=
          select city from RAW.RAW_CITY except select region from RAW.RAW_CITY  ==>  city=city
          select city_key, olt_id from RAW.RAW_CITY c join RAW.RAW_OLT o using (city_key)  ==>  city_key=city_key,RAW_OLT.city_key olt_id=RAW_OLT.olt_id
          select c.city_key from RAW.RAW_CITY c natural join RAW.RAW_OLT  ==>  city_key=city_key
          select * from (select city_key, city from RAW.RAW_CITY) a left join (select city_key, olt_id from RAW.RAW_OLT) b using (city_key)  ==>  city_key=city_key,RAW_OLT.city_key city=city olt_id=RAW_OLT.olt_id
          select city from RAW.RAW_CITY semi join RAW.RAW_OLT using (city_key)  ==>  city=city
          select (select max(olt_id) from RAW.RAW_OLT o where o.city_key = c.city_key) as x from RAW.RAW_CITY c  ==>  x=RAW_OLT.olt_id
          select exists (select 1 from RAW.RAW_OLT o where o.city_key = c.city_key) as x from RAW.RAW_CITY c  ==>  x=city_key,RAW_OLT.city_key
          select city in (select region from RAW.RAW_CITY) as x from RAW.RAW_CITY  ==>  x=city,region
          select sum(city_key) over (partition by region order by province) as x from RAW.RAW_CITY  ==>  x=city_key,province,region
          select list_transform([city], lambda city: city || region) as x from RAW.RAW_CITY  ==>  x=city,region
          select u.w as x from RAW.RAW_CITY, unnest([city, region]) as u(w)  ==>  x=city,region
          select x from RAW.RAW_CITY, (select upper(city) as x)  ==>  x=city
          select x from (values (1, 'a'), (2, 'b')) v(k, x)  ==>  x=
          select min(columns('^(city|region)$')) from RAW.RAW_CITY  ==>  city=city region=region
          select columns(c -> c like 'ci%') from (select city, region from RAW.RAW_CITY)  ==>  city?city,region
          with recursive r as (select city, 1 as n from RAW.RAW_CITY union all select region, n + 1 from r, RAW.RAW_CITY where n < 3) select city, n from r  ==>  city=city,region n=
          select x from (select city as c, region as r from RAW.RAW_CITY) unpivot (x for k in (c, r))  ==>  x?*
          select {'a': city, 'b': region} as s, s.a as x from RAW.RAW_CITY  ==>  s=city,region x=city,region
          select case when city_key > 1 then city else region end as x from RAW.RAW_CITY  ==>  x=city,city_key,region
          from RAW.RAW_CITY select city  ==>  city=city
          select count(*) as n from RAW.RAW_CITY  ==>  n=
          select distinct on (region) city from RAW.RAW_CITY order by province  ==>  city=city
          select nowhere as x from (select city from RAW.RAW_CITY)  ==>  x?city
          select a.b as x from NO.SUCH as a  ==>  x?
          select c as x from (select city, region from RAW.RAW_CITY) c  ==>  x=city,region
          """)
  void aColumnComesFromWhatItIsComputedFrom(String sql, String expected) {
    for (String part : expected.split(" ")) {
      boolean exact = !part.contains("?");
      String[] sides = part.split("[=?]", 2);
      Origin origin = origin(sql, sides[0]);

      assertThat(origin.exact()).as(sql + " -> " + sides[0] + ": " + origin).isEqualTo(exact);
      if (!sides[1].equals("*")) {
        assertThat(names(origin)).as(sql + " -> " + sides[0]).isEqualTo(sides[1]);
      }
    }
  }

  private static Origin origin(String sql, String column) {
    try (Database parser = Database.inMemory(Map.of());
        Session session = parser.session()) {
      Rows rows = ColumnLineage.selects(session, CATALOGUE).of(ParsedSql.tree(session, sql));
      return rows.find(column).orElseThrow(() -> new AssertionError(sql + " gives " + rows));
    }
  }

  // Those of RAW_CITY by their bare name, first.
  private static String names(Origin origin) {
    return origin.sources().keySet().stream()
        .map(name ->
            name.object().equals("RAW.RAW_CITY")
                ? name.column()
                : name.toString().substring("RAW.".length()))
        .collect(Collectors.joining(","));
  }
}
