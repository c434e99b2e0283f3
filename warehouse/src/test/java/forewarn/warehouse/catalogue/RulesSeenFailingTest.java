package forewarn.warehouse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.database.Database;
import forewarn.warehouse.database.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A rule that never fails protects nothing: rules with bounds are tried at their bounds, warnings
 * on one row that breaks and one that keeps them, and every other rule needs an example in its yml
 * that it rejects.
 */
class RulesSeenFailingTest {
  private static final Pattern RANGE =
      Pattern.compile("(\\w+) not between (-?[0-9.]+) and (-?[0-9.]+)");

  /** A row that breaks a warning, and one that does not. */
  private record Rows(String odd, String usual) {}

  private static final Map<String, Rows> WARNINGS =
      Map.of(
          "offline_ratio_agrees",
              new Rows(
                  "0.1 as offline_ont_ratio, 10 as offline_ont_now, 500 as ont_registered",
                  "0.021 as offline_ont_ratio, 10 as offline_ont_now, 500 as ont_registered"),
          "device_status_known", new Rows("'Lost' as device_status", "'Offline' as device_status"),
          "offline_device_went_offline_last",
              new Rows(
                  "'Offline' as device_status, 2 as last_online_ts, 1 as last_offline_ts",
                  "'Offline' as device_status, 1 as last_online_ts, 2 as last_offline_ts"),
          "customer_known", new Rows("null as customer_cluster_id", "'A' as customer_cluster_id"),
          "active_adds_up",
              new Rows(
                  "2 as active_ticket, 5 as ticket_open, 4 as ticket_closed",
                  "1 as active_ticket, 5 as ticket_open, 4 as ticket_closed"),
          "issues_add_up",
              new Rows(
                  "1 as issue_bad_connection, 1 as issue_link_loss, 0 as issue_high_temp, 0 as issue_dying_gasp, 3 as ticket_open",
                  "1 as issue_bad_connection, 1 as issue_link_loss, 0 as issue_high_temp, 1 as issue_dying_gasp, 3 as ticket_open"),
          "visit_not_before_its_day",
              new Rows(
                  "timestamp '2024-11-04 09:00:00' as scheduled_at, date '2024-11-05' as date",
                  "timestamp '2024-11-05 09:00:00' as scheduled_at, date '2024-11-05' as date"),
          "alarms_add_up",
              new Rows(
                  "9 as total_alarms, 1 as link_loss_count, 2 as bad_rsl_count, 3 as high_temp_count, 4 as dying_gasp_count",
                  "10 as total_alarms, 1 as link_loss_count, 2 as bad_rsl_count, 3 as high_temp_count, 4 as dying_gasp_count"),
          "fault_rate_agrees",
              new Rows(
                  "0.2 as fault_rate_daily, 10 as total_alarms, 100 as total_onts",
                  "0.1 as fault_rate_daily, 10 as total_alarms, 100 as total_onts"),
          "severity_fits_the_event",
              new Rows(
                  "'major' as severity_bucket, 'healthy' as event_type",
                  "'major' as severity_bucket, 'degraded' as event_type"));

  private final Catalogue catalogue = Catalogue.load();

  @Test
  void aRuleWithBoundsHoldsAtThemAndBreaksBeyond() {
    List<String> tried = new ArrayList<>();
    try (Database database = Database.inMemory(Map.of());
        Session session = database.session()) {
      for (Definition definition : catalogue.definitions()) {
        for (CheckDefinition check : definition.checks()) {
          Matcher range = RANGE.matcher(check.sql());
          if (range.matches()) {
            tried.add(check.name());
            double low = Double.parseDouble(range.group(2));
            double high = Double.parseDouble(range.group(3));
            String rule = definition.fullName() + " " + check.name();
            assertThat(breaks(session, check, range.group(1), low)).as(rule).isFalse();
            assertThat(breaks(session, check, range.group(1), high)).as(rule).isFalse();
            assertThat(breaks(session, check, range.group(1), null)).as(rule).isFalse();
            assertThat(breaks(session, check, range.group(1), low - 0.01)).as(rule).isTrue();
            assertThat(breaks(session, check, range.group(1), high + 0.01)).as(rule).isTrue();
          }
        }
      }
    }
    assertThat(tried).hasSizeGreaterThan(60);
  }

  private static boolean breaks(
      Session session, CheckDefinition check, String column, @Nullable Double value) {
    return holds(session, check.sql(), "%s::double as %s".formatted(value, column));
  }

  private static boolean holds(Session session, String condition, String row) {
    return session.number(
            "select coalesce((%s)::int, 0) from (select %s)".formatted(condition, row))
        == 1;
  }

  @Test
  void aWarningIsGivenForWhatIsOddOnly() {
    List<String> untried = new ArrayList<>();
    try (Database database = Database.inMemory(Map.of());
        Session session = database.session()) {
      for (Definition definition : catalogue.definitions()) {
        for (CheckDefinition check : definition.checks()) {
          Rows rows = WARNINGS.get(check.name());
          if (check.severity() == Severity.WARN && definition.schema().equals("STAGING")) {
            if (rows == null) {
              untried.add(definition.fullName() + " " + check.name());
            } else {
              assertThat(holds(session, check.sql(), rows.odd())).as(check.name()).isTrue();
              assertThat(holds(session, check.sql(), rows.usual())).as(check.name()).isFalse();
            }
          }
        }
      }
    }
    assertThat(untried).isEmpty();
  }

  @Test
  void everyOtherRuleRejectsARowOfAnExample() {
    List<String> unseen =
        catalogue.definitions().stream().flatMap(definition -> unseen(definition)).toList();
    assertThat(unseen).isEmpty();
  }

  private static Stream<String> unseen(Definition definition) {
    List<String> seen =
        definition.examples().stream()
            .flatMap(example -> example.rejected().stream())
            .map(row -> String.valueOf(row.get("message")))
            .toList();
    return definition.checks().stream()
        .filter(check -> check.severity() == Severity.REJECT)
        .filter(check -> !RANGE.matcher(check.sql()).matches())
        .filter(check -> seen.stream().noneMatch(message(check).asPredicate()))
        .map(check -> definition.fullName() + " " + check.name());
  }

  /** What a message of the rule looks like with values in it. */
  private static Pattern message(CheckDefinition check) {
    return Pattern.compile(
        Stream.of(check.message().split("\\{[a-z0-9_]+}"))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
