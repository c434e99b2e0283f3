package forewarn.console.report;

import static forewarn.console.language.Words.t;
import static forewarn.console.report.Layouts.column;
import static forewarn.console.report.Layouts.count;
import static forewarn.console.report.Layouts.decimal;
import static forewarn.console.report.Layouts.row;
import static forewarn.console.report.Layouts.share;

import forewarn.console.incident.Told;
import forewarn.console.language.Words;
import forewarn.console.layout.Format;
import forewarn.console.pdf.Plot;
import forewarn.console.report.ReportContent.Figure;
import forewarn.console.report.ReportContent.Part;
import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Kind;
import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.alarm.Severity;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentFigures;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.State;
import forewarn.operations.report.IncidentDigest;
import forewarn.operations.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The daily incident digest. */
final class DigestReport {
  private static final int MOST_INCIDENTS = 20_000;
  private static final int MOST_SHOWN = 25;
  private static final double SECONDS_OF_MINUTE = 60;
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH");

  private DigestReport() {}

  static ReportContent of(Database database, Incidents incidents, Instant until) {
    Instant from = until.atZone(Words.zone()).minusDays(1).toInstant();
    IncidentDigest digest =
        IncidentDigest.of(
            from,
            until,
            IncidentFigures.of(database, from, until),
            incidents.during(from, until, MOST_INCIDENTS));
    return new ReportContent(
        t("Daily incident digest"),
        t("{0} to {1} {2}", Format.hour(from), Format.hour(until), Format.zone()),
        List.of(
            figures(digest),
            new Part(
                t("Open incidents"),
                t("largest impact first"),
                List.of(),
                List.of(),
                List.of(table("open-incidents", t("Open incidents"), digest.open())),
                MOST_SHOWN,
                List.of()),
            new Part(
                t("Ended in this period"),
                "",
                List.of(),
                List.of(),
                List.of(table("ended-incidents", t("Ended incidents"), digest.ended())),
                MOST_SHOWN,
                List.of()),
            new Part(
                t("Opened in this period, by cause"),
                "",
                List.of(),
                List.of(),
                List.of(causes(digest.opened())),
                MOST_SHOWN,
                List.of())));
  }

  private static Part figures(IncidentDigest digest) {
    long critical =
        digest.open().stream()
            .filter(incident -> incident.diagnosis().severity() == Severity.CRITICAL)
            .count();
    long resolved =
        digest.ended().stream().filter(incident -> incident.state() == State.RESOLVED).count();
    IncidentFigures figures = digest.figures();
    return new Part(
        "",
        "",
        List.of(
            count(t("Opened"), figures.opened(), ""),
            count(t("Ended"), digest.ended().size(), "", t("{0} resolved", resolved)),
            count(t("Open at the end"), digest.open().size(), "", t("{0} critical", critical)),
            count(
                t("Customers affected"),
                digest.customersAffected(),
                "",
                t("out or expected to be")),
            minutes(
                t("Time to acknowledge"),
                figures.timeToAcknowledge(),
                t("{0} of {1}", figures.acknowledged(), figures.opened())),
            minutes(
                t("Time to repair"),
                figures.timeToRepair(),
                t("mean of {0} outages seen", figures.repaired())),
            share(
                t("False alarms"),
                figures.falseAlarmRate(),
                t("{0} of {1}", figures.falseAlarms(), figures.foretold())),
            share(
                t("Noise reduction"),
                figures.noiseReduction(),
                t("{0} alarms per incident", Format.number(figures.alarmsPerIncident(), 1)))),
        List.of(byHour(digest)),
        List.of(),
        MOST_SHOWN,
        List.of());
  }

  private static Figure minutes(String label, @Nullable Duration mean, String under) {
    double minutes = mean == null ? Double.NaN : mean.toSeconds() / SECONDS_OF_MINUTE;
    return decimal(label, minutes, t("min"), under);
  }

  private static Plot byHour(IncidentDigest digest) {
    List<String> ticks = new ArrayList<>();
    List<@Nullable Double> seen = new ArrayList<>();
    List<@Nullable Double> predicted = new ArrayList<>();
    for (Instant hour = digest.from();
        hour.isBefore(digest.until());
        hour = hour.plus(Duration.ofHours(1))) {
      ticks.add(HOUR.format(hour.atZone(Words.zone())));
      seen.add(opened(digest, hour, incident -> incident.course().expected() == null));
      predicted.add(opened(digest, hour, incident -> incident.course().expected() != null));
    }
    return Layouts.plot(
        t("Incidents opened by hour"),
        ticks,
        List.of(
            new Plot.Series(t("predicted"), Plot.Form.BAR, predicted),
            new Plot.Series(t("seen first"), Plot.Form.BAR, seen)));
  }

  private static double opened(IncidentDigest digest, Instant hour, Predicate<Incident> which) {
    Instant end = hour.plus(Duration.ofHours(1));
    return digest.opened().stream()
        .filter(which)
        .map(incident -> incident.course().opened())
        .filter(opened -> !opened.isBefore(hour) && opened.isBefore(end))
        .count();
  }

  private static DataTable table(String name, String title, List<Incident> incidents) {
    return new DataTable(
        name,
        title,
        List.of(
            column("id", t("Incident"), Kind.TEXT, ""),
            column("title", t("What"), Kind.TEXT, ""),
            column("severity", t("Severity"), Kind.TEXT, ""),
            column("state", t("State"), Kind.TEXT, ""),
            column("province", t("Province"), Kind.TEXT, ""),
            column("customers", t("Customers"), Kind.COUNT, ""),
            column("probability", t("Probability"), Kind.SHARE, ""),
            column("opened", t("Opened"), Kind.HOUR, ""),
            column("closed", t("Ended"), Kind.HOUR, ""),
            column("acknowledged_by", t("Acknowledged by"), Kind.TEXT, "")),
        incidents.stream().map(DigestReport::incident).toList(),
        null);
  }

  private static DataTable.Row incident(Incident incident) {
    Severity severity = incident.diagnosis().severity();
    return row(
        severity == Severity.CRITICAL ? "down" : severity == Severity.MAJOR ? "expected" : "",
        incident.id(),
        Told.title(incident.diagnosis()),
        t(severity.word()),
        t(incident.state().word()),
        incident.extent().province(),
        (long) incident.impact().customers(),
        incident.impact().probability(),
        incident.course().opened(),
        incident.course().closed(),
        incident.handling().acknowledgedBy());
  }

  private static DataTable causes(List<Incident> opened) {
    Map<ProbableCause, List<Incident>> byCause =
        opened.stream().collect(Collectors.groupingBy(one -> one.diagnosis().cause()));
    List<DataTable.Row> rows =
        byCause.entrySet().stream()
            .sorted(
                Comparator.comparing(
                    (Map.Entry<ProbableCause, List<Incident>> cause) -> -cause.getValue().size()))
            .map(cause ->
                row(
                    "",
                    t(cause.getKey().words()),
                    (long) cause.getValue().size(),
                    cause.getValue().stream().mapToLong(one -> one.impact().customers()).sum()))
            .toList();
    return new DataTable(
        "causes",
        t("Causes"),
        List.of(
            column("cause", t("Cause"), Kind.TEXT, ""),
            column("incidents", t("Incidents"), Kind.COUNT, ""),
            column("customers", t("Customers"), Kind.COUNT, "")),
        rows,
        null);
  }
}
