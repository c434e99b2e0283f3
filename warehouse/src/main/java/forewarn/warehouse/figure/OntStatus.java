package forewarn.warehouse.figure;

import forewarn.warehouse.catalogue.Additivity;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.query.Queries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The terminals of the network over a period, from FACT_ONT_DAILY; the hours of a day that does not
 * wholly belong to the period come from FACT_ONT_HOURLY. How a measure is totalled over time
 * follows from its additivity in the catalogue:
 *
 * <ul>
 *   <li>alarms are summed;
 *   <li>terminals registered are those last reported within the last 24 hours of the period's data;
 *   <li>terminals offline are, for each cluster, the mean over the hours it reported.
 * </ul>
 *
 * Over places all of them are summed, so that provinces add up to the network. Thread-safe.
 */
public final class OntStatus {
  private static final String HOURLY = "DATAMART.FACT_ONT_HOURLY";
  private static final String DAYS =
      """
      select
        %1$s as part, date, cluster_id, region, province, olt_id, fdt_name, fat_name, hours_reported,
        ont_registered, offline_ont_hours, offline_hours_reported,
        link_loss_count, dying_gasp_count, bad_rsl_count, high_temp_count, last_hour
      from DATAMART.FACT_ONT_DAILY
      where date >= ? and date < ?
      """;
  private static final String PART_OF_DAY =
      """
      union all
      select
        %1$s, date, cluster_id, arg_max(region, timestamp_1h), arg_max(province, timestamp_1h),
        arg_max(olt_id, timestamp_1h), arg_max(fdt_name, timestamp_1h), arg_max(fat_name, timestamp_1h),
        count(*), arg_max(ont_registered, timestamp_1h), sum(offline_ont_now), count(offline_ont_now),
        sum(link_loss_count), sum(dying_gasp_count), sum(bad_rsl_count), sum(high_temp_count),
        max(timestamp_1h)
      from DATAMART.FACT_ONT_HOURLY
      where date = ? and timestamp_1h < ?
      group by date, cluster_id
      """;
  private static final String CLUSTERS =
      """
      with parts as (%s),
      ends as (select part, max(last_hour) as last from parts group by part),
      clusters as (
        select
          part, cluster_id, arg_max(region, date) as region, arg_max(province, date) as province,
          arg_max(olt_id, date) as olt_id, arg_max(fdt_name, date) as fdt_name,
          arg_max(fat_name, date) as fat_name, sum(hours_reported)::bigint as hours, %s
        from parts join ends using (part)
        group by part, cluster_id)
      """;
  private static final String EACH =
      "select * from clusters where true %s"
          + " order by part, region, province, olt_id, fdt_name, fat_name, cluster_id";
  private static final String TOGETHER =
      "select part, count(*), max(hours), %s from clusters where true %s group by part";
  private static final int FIRST_MEASURE = 8;
  private static final int FIRST_SUM = 3;
  // Most clusters have reported this hour: one that is silent for a day does not hold it back, and
  // one that claims a later time does not push it on.
  private static final String NEWEST =
      """
      with newest as (select max(last_hour) as hour from DATAMART.FACT_ONT_DAILY group by cluster_id),
      usual as (select quantile_disc(hour, 0.5) as hour from newest)
      select quantile_disc(newest.hour, 0.05)
      from newest join usual on newest.hour between usual.hour - interval 1 day and usual.hour + interval 1 day
      """;

  private final Queries queries;
  private final String totals;
  private final String sums;

  public OntStatus(Queries queries) {
    this.queries = queries;
    this.totals =
        Arrays.stream(OntMeasure.values())
            .map(measure ->
                "(%s)::double as %s_total"
                    .formatted(measure.total(additivity(queries, measure)), measure.column()))
            .collect(Collectors.joining(", "));
    this.sums =
        Arrays.stream(OntMeasure.values())
            .map(measure -> "sum(%s_total)".formatted(measure.column()))
            .collect(Collectors.joining(", "));
  }

  /** The end of the newest hour that nearly all clusters have reported; empty without data. */
  public Optional<Instant> dataEnd() {
    Object newest = queries.selectKept(NEWEST).rows().getFirst().getFirst();
    return newest instanceof Instant hour
        ? Optional.of(hour.plus(Duration.ofHours(1)))
        : Optional.empty();
  }

  /** What each cluster of an area did in a period; without those that reported nothing. */
  public List<OntCluster> clusters(Period period, Area area) {
    return clusters(List.of(period), area).getOrDefault(period, List.of());
  }

  /** The same for several periods, each once, asked for together. */
  public Map<Period, List<OntCluster>> clusters(Collection<Period> periods, Area area) {
    List<Period> asked = List.copyOf(new LinkedHashSet<>(periods));
    Map<Period, List<OntCluster>> found = new HashMap<>();
    for (List<@Nullable Object> row :
        select(asked, period -> String.valueOf(asked.indexOf(period)), EACH, area)) {
      Period period = asked.get(((Number) Objects.requireNonNull(row.getFirst())).intValue());
      found.computeIfAbsent(period, first -> new ArrayList<>()).add(cluster(row));
    }
    return found;
  }

  /**
   * The figures of an area in each month of some periods that has data, by the month's first day.
   *
   * @param periods that have no month in common
   */
  public Map<LocalDate, OntFigures> months(Collection<Period> periods, Area area) {
    Map<LocalDate, OntFigures> months = new TreeMap<>();
    String together = TOGETHER.formatted(sums, "%s");
    for (List<@Nullable Object> row :
        select(periods, period -> "date_trunc('month', date)::date", together, area)) {
      OntFigures figures =
          OntFigures.of(values(row, FIRST_SUM), (int) whole(row.get(1)), whole(row.get(2)));
      months.put((LocalDate) Objects.requireNonNull(row.getFirst()), figures);
    }
    return months;
  }

  private List<List<@Nullable Object>> select(
      Collection<Period> periods, Function<Period, String> part, String what, Area area) {
    List<String> parts = new ArrayList<>();
    List<@Nullable Object> parameters = new ArrayList<>();
    for (Period period : periods) {
      LocalDate lastDay = LocalDate.ofInstant(period.before(), ZoneOffset.UTC);
      boolean wholeDays =
          LocalTime.ofInstant(period.before(), ZoneOffset.UTC).equals(LocalTime.MIDNIGHT);
      parts.add((wholeDays ? DAYS : DAYS + PART_OF_DAY).formatted(part.apply(period)));
      parameters.addAll(List.of(period.firstDay(), lastDay));
      if (!wholeDays) {
        parameters.addAll(List.of(lastDay, period.before()));
      }
    }
    parameters.addAll(area.parameters());
    String sql =
        CLUSTERS.formatted(String.join(" union all ", parts), totals)
            + what.formatted(area.condition());
    return queries.selectKept(sql, parameters.toArray()).rows();
  }

  private static OntCluster cluster(List<@Nullable Object> row) {
    return new OntCluster(
        text(row.get(1)),
        text(row.get(2)),
        text(row.get(3)),
        text(row.get(4)),
        text(row.get(5)),
        text(row.get(6)),
        OntFigures.of(values(row, FIRST_MEASURE), 1, whole(row.get(FIRST_MEASURE - 1))));
  }

  private static double[] values(List<@Nullable Object> row, int first) {
    double[] values = new double[OntMeasure.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(first + i) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
    return values;
  }

  private static long whole(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static Additivity additivity(Queries queries, OntMeasure measure) {
    Catalogue catalogue = queries.catalogue();
    return catalogue
        .find(HOURLY)
        .flatMap(hourly -> hourly.column(measure.column()))
        .map(ColumnDefinition::additivity)
        .orElse(Additivity.NONE);
  }
}
