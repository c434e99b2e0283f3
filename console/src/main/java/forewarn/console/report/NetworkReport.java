package forewarn.console.report;

import static forewarn.console.language.Words.t;
import static forewarn.console.report.Layouts.column;
import static forewarn.console.report.Layouts.count;
import static forewarn.console.report.Layouts.row;
import static forewarn.console.report.Layouts.share;

import forewarn.console.layout.Format;
import forewarn.console.pdf.Plot;
import forewarn.console.report.ReportContent.Part;
import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Kind;
import forewarn.warehouse.query.Queries;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network over the last seven days of its data, beside the seven before. Days are the data's,
 * UTC. Terminals offline are, for each cluster, the mean over the hours it reported; registered
 * ones those of its last day.
 */
final class NetworkReport {
  private static final int MOST_SHOWN = 20;
  private static final String CLUSTERS =
      """
      select
        cluster_id, any_value(region) as region, any_value(province) as province,
        arg_max(ont_registered, date)::double as registered,
        (sum(offline_ont_hours) / nullif(sum(offline_hours_reported), 0))::double as offline,
        sum(outage_hours)::bigint as outage_hours,
        sum(link_loss_count + dying_gasp_count + bad_rsl_count + high_temp_count)::bigint as alarms
      from DATAMART.FACT_ONT_DAILY where date >= ? and date < ?
      group by cluster_id
      """;
  private static final String NETWORK =
      "with clusters as ("
          + CLUSTERS
          + ") "
          + """
          select count(*), sum(registered)::double, sum(offline)::double,
            sum(outage_hours)::double, sum(alarms)::double, count(*) filter (outage_hours > 0)
          from clusters
          """;
  private static final String WORST =
      "with clusters as ("
          + CLUSTERS
          + ") "
          + """
          select cluster_id, region, province, registered, offline / nullif(registered, 0),
            outage_hours, alarms
          from clusters order by outage_hours desc, offline / nullif(registered, 0) desc nulls last, cluster_id
          """;
  private static final String PROVINCES =
      "with clusters as ("
          + CLUSTERS
          + ") "
          + """
          select province, any_value(region), count(*), sum(registered)::double,
            sum(offline) / nullif(sum(registered), 0), sum(outage_hours)::bigint, sum(alarms)::bigint
          from clusters group by province order by 5 desc nulls last, province
          """;
  private static final String DAYS =
      """
      select date,
        (sum(offline_ont_hours / nullif(offline_hours_reported, 0)) / nullif(sum(ont_registered), 0))::double as offline,
        sum(outage_hours)::double, sum(link_loss_count)::double, sum(dying_gasp_count)::double,
        sum(bad_rsl_count)::double, sum(high_temp_count)::double
      from DATAMART.FACT_ONT_DAILY where date >= ? and date < ? group by date order by date
      """;

  private NetworkReport() {}

  /**
   * @param after the day after the last one
   */
  static ReportContent of(Queries queries, LocalDate after) {
    LocalDate first = after.minusDays(7);
    List<@Nullable Object> now = queries.select(NETWORK, first, after).rows().getFirst();
    List<@Nullable Object> before =
        queries.select(NETWORK, first.minusDays(7), first).rows().getFirst();
    return new ReportContent(
        t("Weekly network health"),
        t("{0} to {1}, days of UTC", Format.day(first), Format.day(after.minusDays(1))),
        List.of(
            figures(now, before, queries.select(DAYS, first.minusDays(21), after).rows()),
            new Part(
                t("Provinces"),
                t("largest share offline first"),
                List.of(),
                List.of(),
                List.of(provinces(queries, first, after)),
                40,
                List.of()),
            new Part(
                t("Clusters that need a look"),
                t("most hours of outage first"),
                List.of(),
                List.of(),
                List.of(clusters(queries, first, after)),
                MOST_SHOWN,
                List.of())));
  }

  private static Part figures(
      List<@Nullable Object> now,
      List<@Nullable Object> before,
      List<List<@Nullable Object>> days) {
    double offline = number(now.get(2)) / number(now.get(1));
    double offlineBefore = number(before.get(2)) / number(before.get(1));
    return new Part(
        "",
        "",
        List.of(
            count(t("Clusters reporting"), number(now.get(0)), ""),
            count(t("ONTs registered"), number(now.get(1)), "", was(number(before.get(1)), 0)),
            share(
                t("ONTs offline"), offline, t("{0} the week before", Layouts.share(offlineBefore))),
            count(
                t("Hours of outage"),
                number(now.get(3)),
                t("cluster hours"),
                was(number(before.get(3)), 0)),
            count(
                t("Clusters with an outage"),
                number(now.get(5)),
                "",
                was(number(before.get(5)), 0)),
            count(t("Alarms"), number(now.get(4)), "", was(number(before.get(4)), 0))),
        List.of(
            Layouts.plot(
                t("ONTs offline by day, % of those registered"),
                Days.ticks(days),
                List.of(new Plot.Series(t("offline"), Plot.Form.LINE, Days.values(days, 1, 100)))),
            Layouts.plot(
                t("Hours of outage by day, all clusters"),
                Days.ticks(days),
                List.of(new Plot.Series(t("hours"), Plot.Form.BAR, Days.values(days, 2, 1)))),
            Layouts.plot(
                t("Alarms by day"),
                Days.ticks(days),
                List.of(
                    new Plot.Series(t("link loss"), Plot.Form.BAR, Days.values(days, 3, 1)),
                    new Plot.Series(t("dying gasp"), Plot.Form.BAR, Days.values(days, 4, 1)),
                    new Plot.Series(t("bad signal"), Plot.Form.BAR, Days.values(days, 5, 1)),
                    new Plot.Series(
                        t("high temperature"), Plot.Form.BAR, Days.values(days, 6, 1))))),
        List.of(byDay(days)),
        7,
        List.of());
  }

  private static String was(double before, int decimals) {
    return t("{0} the week before", Format.number(before, decimals));
  }

  private static DataTable byDay(List<List<@Nullable Object>> days) {
    return new DataTable(
        "days",
        t("Days"),
        List.of(
            column("date", t("Day"), Kind.DATE, ""),
            column("offline", t("Offline"), Kind.SHARE, ""),
            column("outage_hours", t("Hours of outage"), Kind.COUNT, ""),
            column("link_loss", t("Link loss"), Kind.COUNT, ""),
            column("dying_gasp", t("Dying gasp"), Kind.COUNT, ""),
            column("bad_rsl", t("Bad signal"), Kind.COUNT, ""),
            column("high_temp", t("High temperature"), Kind.COUNT, "")),
        days.reversed().stream().map(day -> row("", day.toArray())).toList(),
        null);
  }

  private static DataTable provinces(Queries queries, LocalDate first, LocalDate after) {
    return new DataTable(
        "provinces",
        t("Provinces"),
        List.of(
            column("province", t("Province"), Kind.TEXT, ""),
            column("region", t("Region"), Kind.TEXT, ""),
            column("clusters", t("Clusters"), Kind.COUNT, ""),
            column("registered", t("Registered"), Kind.COUNT, ""),
            column("offline", t("Offline"), Kind.SHARE, ""),
            column("outage_hours", t("Hours of outage"), Kind.COUNT, ""),
            column("alarms", t("Alarms"), Kind.COUNT, "")),
        queries.select(PROVINCES, first, after).rows().stream()
            .map(one -> row("", one.toArray()))
            .toList(),
        null);
  }

  private static DataTable clusters(Queries queries, LocalDate first, LocalDate after) {
    return new DataTable(
        "clusters",
        t("Clusters"),
        List.of(
            column("cluster_id", t("Cluster"), Kind.TEXT, ""),
            column("region", t("Region"), Kind.TEXT, ""),
            column("province", t("Province"), Kind.TEXT, ""),
            column("registered", t("Registered"), Kind.COUNT, ""),
            column("offline", t("Offline"), Kind.SHARE, ""),
            column("outage_hours", t("Hours of outage"), Kind.COUNT, ""),
            column("alarms", t("Alarms"), Kind.COUNT, "")),
        queries.select(WORST, first, after).rows().stream()
            .map(one -> row(number(one.get(5)) > 0 ? "down" : "", one.toArray()))
            .toList(),
        null);
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
