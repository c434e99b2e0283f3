package forewarn.warehouse.figure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one cluster reported in a stretch of time, so that stretches that follow each other can be
 * put together. Sums are NaN where nothing was reported.
 *
 * @param region its places are the newest that were reported
 * @param hours that it reported
 * @param registered terminals provisioned, as last reported; NaN when they were not
 * @param registeredAt the newest hour of the day that said so
 * @param lastHour the newest hour
 * @param offlineHours terminals offline, summed over the hours that said how many
 * @param offlineReported the number of these hours
 * @param ontHours terminals provisioned, summed over the same hours
 */
record ClusterPart(
    String cluster,
    @Nullable String region,
    @Nullable String province,
    @Nullable String olt,
    @Nullable String fdt,
    @Nullable String fat,
    long hours,
    double registered,
    @Nullable Instant registeredAt,
    Instant lastHour,
    double offlineHours,
    double offlineReported,
    double ontHours,
    double linkLoss,
    double dyingGasp,
    double badRsl,
    double highTemp) {
  /** Of whole days, from FACT_ONT_DAILY. */
  static final String OF_DAYS =
      """
      cluster_id, arg_max(region, date), arg_max(province, date), arg_max(olt_id, date),
      arg_max(fdt_name, date), arg_max(fat_name, date), sum(hours_reported)::bigint,
      arg_max(ont_registered, date), max(last_hour) filter (where ont_registered is not null),
      max(last_hour), sum(offline_ont_hours)::double, sum(offline_hours_reported)::double,
      sum(ont_hours)::double, sum(link_loss_count)::double, sum(dying_gasp_count)::double,
      sum(bad_rsl_count)::double, sum(high_temp_count)::double
      """;

  /** Of some hours of one day, from FACT_ONT_HOURLY. */
  static final String OF_HOURS =
      """
      cluster_id, arg_max(region, timestamp_1h), arg_max(province, timestamp_1h),
      arg_max(olt_id, timestamp_1h), arg_max(fdt_name, timestamp_1h),
      arg_max(fat_name, timestamp_1h), count(*),
      arg_max(ont_registered, timestamp_1h),
      case when count(ont_registered) > 0 then max(timestamp_1h) end,
      max(timestamp_1h), sum(offline_ont_now)::double, count(offline_ont_now)::double,
      (sum(ont_registered) filter (where offline_ont_now is not null))::double,
      sum(link_loss_count)::double, sum(dying_gasp_count)::double,
      sum(bad_rsl_count)::double, sum(high_temp_count)::double
      """;

  /**
   * Of a row of a select.
   *
   * @param row of the columns above
   */
  static ClusterPart of(List<@Nullable Object> row) {
    return new ClusterPart(
        String.valueOf(row.get(0)),
        text(row.get(1)),
        text(row.get(2)),
        text(row.get(3)),
        text(row.get(4)),
        text(row.get(5)),
        row.get(6) instanceof Number hours ? hours.longValue() : 0,
        number(row.get(7)),
        row.get(8) instanceof Instant at ? at : null,
        row.get(9) instanceof Instant last ? last : Instant.EPOCH,
        number(row.get(10)),
        number(row.get(11)),
        number(row.get(12)),
        number(row.get(13)),
        number(row.get(14)),
        number(row.get(15)),
        number(row.get(16)));
  }

  /** Together with what the same cluster reported in a later stretch. */
  ClusterPart plus(ClusterPart later) {
    boolean said = later.registeredAt != null;
    return new ClusterPart(
        cluster,
        newest(region, later.region),
        newest(province, later.province),
        newest(olt, later.olt),
        newest(fdt, later.fdt),
        newest(fat, later.fat),
        hours + later.hours,
        said ? later.registered : registered,
        said ? later.registeredAt : registeredAt,
        lastHour.isAfter(later.lastHour) ? lastHour : later.lastHour,
        sum(offlineHours, later.offlineHours),
        sum(offlineReported, later.offlineReported),
        sum(ontHours, later.ontHours),
        sum(linkLoss, later.linkLoss),
        sum(dyingGasp, later.dyingGasp),
        sum(badRsl, later.badRsl),
        sum(highTemp, later.highTemp));
  }

  /** Alarms of all kinds. */
  double alarms() {
    double all = sum(sum(linkLoss, dyingGasp), sum(badRsl, highTemp));
    return Double.isNaN(all) ? 0 : all;
  }

  /** Whether it lies in an area. */
  boolean isIn(Area area) {
    return (area.region() == null || area.region().equals(region))
        && (area.province() == null || area.province().equals(province))
        && (area.cluster() == null || area.cluster().equals(cluster));
  }

  private static double sum(double one, double other) {
    return Double.isNaN(one) ? other : Double.isNaN(other) ? one : one + other;
  }

  private static @Nullable String newest(@Nullable String earlier, @Nullable String later) {
    return later == null ? earlier : later;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
