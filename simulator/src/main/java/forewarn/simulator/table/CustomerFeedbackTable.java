package forewarn.simulator.table;

import static com.jerolba.carpet.model.FieldTypes.LOCAL_DATE_TIME;
import static com.jerolba.carpet.model.FieldTypes.LONG;
import static com.jerolba.carpet.model.FieldTypes.STRING;
import static com.jerolba.carpet.model.FieldTypes.writeRecordModel;

import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.model.WriteRecordModelType;
import forewarn.simulator.day.NetworkDay;
import forewarn.simulator.people.CustomerCare;
import forewarn.simulator.people.CustomerRecord;
import forewarn.simulator.process.Profile;
import forewarn.telemetry.Place;
import forewarn.telemetry.network.NetworkPlan;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** RAW_CUSTOMER_FEEDBACK: the customers, their lines and what they wrote last. */
final class CustomerFeedbackTable implements SnapshotTable<CustomerRecord> {
  private static final String NAME = "RAW_CUSTOMER_FEEDBACK";

  private final CustomerCare care;
  private final DailyRow.Post post;

  CustomerFeedbackTable(NetworkPlan plan, Profile profile, long seed) {
    this.care = new CustomerCare(plan, seed);
    this.post = new DailyRow.Post(profile, seed, NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<CustomerRecord> rowType() {
    return CustomerRecord.class;
  }

  @Override
  public TimeUnit timeUnit() {
    return TimeUnit.NANOS;
  }

  @Override
  public WriteRecordModelType<CustomerRecord> columns() {
    var columns = writeRecordModel(CustomerRecord.class);
    addPlace(columns);
    addCustomer(columns);
    addConnection(columns);
    addFeedback(columns);
    return columns;
  }

  private static void addPlace(WriteRecordModelType<CustomerRecord> columns) {
    columns
        .withField("city", STRING, row -> place(row).city())
        .withField("city_key", LONG, row -> HourlyColumns.wide(place(row).cityKey()))
        .withField("province", STRING, row -> place(row).province())
        .withField("region", STRING, row -> place(row).region())
        .withField("olt_id", STRING, row -> place(row).oltId())
        .withField("olt_key", LONG, row -> HourlyColumns.wide(place(row).oltKey()))
        .withField("cluster_id", STRING, row -> place(row).clusterId())
        .withField("cluster_key", LONG, row -> HourlyColumns.wide(place(row).clusterKey()))
        .withField("cluster_name", STRING, row -> place(row).clusterName());
  }

  private static void addCustomer(WriteRecordModelType<CustomerRecord> columns) {
    ToDoubleFunction<CustomerRecord> satisfaction = row -> row.account().satisfaction();
    ToIntFunction<CustomerRecord> complaints = row -> row.account().complaints();
    ToIntFunction<CustomerRecord> latePayments = row -> row.account().latePayments();
    ToLongFunction<CustomerRecord> churn = row -> row.account().churning() ? 1 : 0;
    ToDoubleFunction<CustomerRecord> usage = row -> row.account().usageGb();
    ToIntFunction<CustomerRecord> age = row -> row.customer().age();
    columns
        .withField("customer_id", STRING, row -> row.customer().id())
        .withField("home_pass", STRING, row -> row.customer().homePass())
        .withField("home_connect_id", STRING, row -> row.customer().homeConnectId())
        .withField("join_date", LOCAL_DATE_TIME, row -> row.customer().joined().atStartOfDay())
        .withField("active_date", LOCAL_DATE_TIME, row -> row.customer().joined().atStartOfDay())
        .withField("user_satisfaction_score", satisfaction)
        .withField("complaints_this_month", complaints)
        .withField("late_payment_count", latePayments)
        .withField("churn_flag", churn)
        .withField("network_usage_gb", usage)
        .withField("customer_age", age);
  }

  private static void addConnection(WriteRecordModelType<CustomerRecord> columns) {
    columns
        .withField("device_status", STRING, row -> row.connection().online() ? "Online" : "Offline")
        .withField("device_link_os", STRING, row -> row.connection().link())
        .withField("last_online_ts", LOCAL_DATE_TIME, row -> row.connection().lastOnline())
        .withField("last_offline_ts", LOCAL_DATE_TIME, row -> row.connection().lastOffline())
        .withField("offline_reason", STRING, row -> row.connection().offlineReason());
  }

  private static void addFeedback(WriteRecordModelType<CustomerRecord> columns) {
    ToLongFunction<CustomerRecord> rating = row -> row.feedback().rating();
    columns
        .withField("feedback_id", STRING, row -> row.feedback().id())
        .withField("feedback_channel", STRING, row -> row.feedback().channel())
        .withField("feedback_topic", STRING, row -> row.feedback().topic())
        .withField("sentiment_label", STRING, row -> row.feedback().sentiment())
        .withField("rating_1_5", rating)
        .withField("feedback_text", STRING, row -> row.feedback().text());
  }

  private static Place place(CustomerRecord row) {
    return row.customer().cluster().place();
  }

  @Override
  public int daysNeeded() {
    return CustomerCare.DAYS_NEEDED;
  }

  @Override
  public List<DailyRow<CustomerRecord>> rows(List<NetworkDay> days) {
    long epochDay = days.getLast().date().toEpochDay();
    return care.changes(days).stream()
        .map(row -> post.send(row, row.customer().id(), epochDay))
        .toList();
  }

  @Override
  public List<CustomerRecord> all(List<NetworkDay> days) {
    return care.records(days);
  }
}
