package forewarn.simulator.table;

import static com.jerolba.carpet.model.FieldTypes.LOCAL_DATE_TIME;
import static com.jerolba.carpet.model.FieldTypes.LONG;
import static com.jerolba.carpet.model.FieldTypes.STRING;
import static com.jerolba.carpet.model.FieldTypes.writeRecordModel;

import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.model.WriteRecordModelType;
import forewarn.simulator.day.NetworkDay;
import forewarn.simulator.day.ProvinceDay;
import forewarn.simulator.people.TicketDay;
import forewarn.simulator.people.TicketDesk;
import forewarn.simulator.process.Profile;
import forewarn.telemetry.network.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** RAW_TICKET_SUMMARY: the trouble tickets of a province and day. */
final class TicketSummaryTable implements DailyTable<TicketDay> {
  private static final String NAME = "RAW_TICKET_SUMMARY";

  private final TicketDesk desk;
  private final DailyRow.Post post;

  TicketSummaryTable(NetworkPlan plan, Profile profile, long seed) {
    this.desk = new TicketDesk(plan, profile, seed);
    this.post = new DailyRow.Post(profile, seed, NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<TicketDay> rowType() {
    return TicketDay.class;
  }

  @Override
  public TimeUnit timeUnit() {
    return TimeUnit.NANOS;
  }

  @Override
  public WriteRecordModelType<TicketDay> columns() {
    var columns =
        writeRecordModel(TicketDay.class)
            .withField("date", LOCAL_DATE_TIME, row -> row.day().date().atStartOfDay())
            .withField("city", STRING, row -> row.day().place().city())
            .withField("city_key", LONG, row -> HourlyColumns.wide(row.day().place().cityKey()))
            .withField("region", STRING, row -> row.day().place().region());
    addWork(columns);
    addCause(columns);
    addCase(columns);
    return columns;
  }

  private static void addWork(WriteRecordModelType<TicketDay> columns) {
    addCount(columns, "ticket_open", TicketDay::opened);
    addCount(columns, "ticket_closed", TicketDay::closed);
    addCount(columns, "active_ticket", TicketDay::active);
    addHours(columns, "ticket_holding_time_hr", TicketDay::holdingHours);
    addHours(columns, "total_downtime_duration_hr", TicketDay::downtimeHours);
    addCount(columns, "issue_bad_connection", row -> row.issues().badConnection());
    addCount(columns, "issue_link_loss", row -> row.issues().linkLoss());
    addCount(columns, "issue_high_temp", row -> row.issues().highTemp());
    addCount(columns, "issue_dying_gasp", row -> row.issues().dyingGasp());
  }

  private static void addCause(WriteRecordModelType<TicketDay> columns) {
    columns.withField("root_cause_top", STRING, row -> row.findings().cause().label());
    addCount(columns, "urgency_visit_count", TicketDay::urgentVisits);
    columns
        .withField("schedule_visit", STRING, row -> row.visitNeeded() ? "Yes" : "No")
        .withField("case_id", STRING, row -> row.representative().caseId())
        .withField("xl_id", STRING, row -> row.representative().xlId())
        .withField("close_subject", STRING, row -> row.findings().closeSubject())
        .withField("vendor", STRING, row -> row.representative().vendor())
        .withField("action_taken", STRING, row -> row.findings().action())
        .withField("schedule_time", STRING, TicketDay::scheduleTime);
  }

  private static void addCase(WriteRecordModelType<TicketDay> columns) {
    addHours(columns, "duration_hours", TicketDay::durationHours);
    addCount(columns, "active_flag", row -> row.active() > 0 ? 1 : 0);
    columns
        .withField("customer_id", STRING, row -> row.representative().customerId())
        .withField("rca_a", STRING, row -> row.findings().layer())
        .withField("rca_g", STRING, row -> row.findings().ground())
        .withField("rca_d", STRING, row -> row.findings().detail())
        .withField("indicator_status", STRING, TicketDay::indicator);
    addCount(columns, "new_activation", TicketDay::newActivations);
    addHours(columns, "avg_ticket_duration_hr", TicketDay::durationHours);
  }

  private static void addCount(
      WriteRecordModelType<TicketDay> columns, String name, ToIntFunction<TicketDay> count) {
    ToLongFunction<TicketDay> wide = count::applyAsInt;
    columns.withField(name, wide);
  }

  private static void addHours(
      WriteRecordModelType<TicketDay> columns, String name, ToDoubleFunction<TicketDay> hours) {
    columns.withField(name, hours);
  }

  @Override
  public int daysNeeded() {
    return 1;
  }

  @Override
  public List<DailyRow<TicketDay>> rows(List<NetworkDay> days) {
    List<DailyRow<TicketDay>> rows = new ArrayList<>();
    for (ProvinceDay day : days.getLast().provinces()) {
      rows.add(post.send(desk.tickets(day), day.city(), day.date().toEpochDay()));
    }
    return rows;
  }
}
