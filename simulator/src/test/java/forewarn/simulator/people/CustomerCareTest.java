package forewarn.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.jerolba.carpet.CarpetReader;
import forewarn.simulator.day.Chronicle;
import forewarn.simulator.day.NetworkDay;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Profile;
import forewarn.telemetry.SeedData;
import forewarn.telemetry.TestNetwork;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Customers' records at the ends of December's days. */
class CustomerCareTest {
  private static final long SEED = 4;
  private static final Instant FIRST = Instant.parse("2024-12-01T00:00:00Z");
  private static final int DAYS = 31;

  private static final CustomerCare CARE = new CustomerCare(TestNetwork.PLAN, SEED);
  private static final List<List<CustomerRecord>> records = new ArrayList<>();
  private static final List<List<CustomerRecord>> changes = new ArrayList<>();

  @BeforeAll
  static void liveThroughDecember() {
    System.out.println("seed " + SEED);
    Chronicle chronicle = chronicle(FIRST);
    for (int day = 0; day < DAYS; day++) {
      List<NetworkDay> days = nextDay(chronicle);
      records.add(CARE.records(days));
      changes.add(CARE.changes(days));
    }
  }

  private static Chronicle chronicle(Instant first) {
    return new Chronicle(
        from -> new NetworkProcess(TestNetwork.PLAN, Profile.REFERENCE, SEED, from),
        TestNetwork.PLAN,
        first,
        CustomerCare.DAYS_NEEDED);
  }

  private static List<NetworkDay> nextDay(Chronicle chronicle) {
    do {
      chronicle.next();
    } while (!chronicle.dayComplete());
    return chronicle.days();
  }

  @Test
  void customersAreThoseOfTheReferenceFile() throws IOException {
    List<String> reference =
        seed().stream()
            .map(row ->
                String.join(
                    " ",
                    row.get("customer_id") + "",
                    row.get("cluster_id") + "",
                    row.get("home_pass") + "",
                    row.get("home_connect_id") + "",
                    ((LocalDateTime) row.get("join_date")).toLocalDate() + ""))
            .toList();

    assertThat(records.getLast())
        .map(CustomerRecord::customer)
        .map(customer ->
            String.join(
                " ",
                customer.id(),
                customer.cluster().id(),
                customer.homePass(),
                customer.homeConnectId(),
                customer.joined().toString()))
        .containsExactlyElementsOf(reference);
  }

  @Test
  void theyAreAsContentAsThoseOfTheReferenceFile() throws IOException {
    assertMean("user_satisfaction_score", row -> row.account().satisfaction(), 0.02);
    assertMean("complaints_this_month", row -> row.account().complaints(), 0.6);
    assertMean("late_payment_count", row -> row.account().latePayments(), 0.25);
    assertMean("churn_flag", row -> row.account().churning() ? 1 : 0, 0.07);
    assertMean("network_usage_gb", row -> row.account().usageGb(), 15);
    assertMean("customer_age", row -> row.customer().age(), 4.5);
    assertMean("rating_1_5", row -> row.feedback().rating(), 0.35);
  }

  private static void assertMean(String column, ToDoubleFunction<CustomerRecord> value, double most)
      throws IOException {
    double expected =
        seed().stream()
            .mapToDouble(row -> ((Number) row.get(column)).doubleValue())
            .average()
            .orElseThrow();
    assertThat(records.getLast().stream().mapToDouble(value).average().orElseThrow())
        .as(column)
        .isCloseTo(expected, within(most));
  }

  @Test
  void categoriesAreThoseOfTheReferenceFile() throws IOException {
    for (Map.Entry<String, Function<CustomerRecord, String>> column :
        Map.<String, Function<CustomerRecord, String>>of(
                "feedback_channel", row -> row.feedback().channel(),
                "feedback_topic", row -> row.feedback().topic(),
                "sentiment_label", row -> row.feedback().sentiment(),
                "device_link_os", row -> row.connection().link(),
                "offline_reason", row -> row.connection().offlineReason())
            .entrySet()) {
      Set<String> known = new HashSet<>();
      seed().forEach(row -> known.add(row.get(column.getKey()).toString()));
      assertThat(records)
          .allSatisfy(day -> assertThat(day).extracting(column.getValue()).isSubsetOf(known));
    }
  }

  @Test
  void aLineThatIsOfflineIsDownAndCameNotBack() {
    long offline = 0;
    for (List<CustomerRecord> day : records) {
      for (CustomerRecord row : day) {
        Connection line = row.connection();
        if (line.lastOffline() == null || line.lastOnline() == null) {
          assertThat(line.online()).isTrue();
        } else if (line.online()) {
          assertThat(line.lastOnline()).isAfter(line.lastOffline());
        } else {
          offline++;
          assertThat(line.link()).isEqualTo("Down");
          assertThat(line.lastOnline()).isBefore(line.lastOffline());
        }
      }
    }
    // 3.4 % in the reference file.
    assertThat((double) offline / (DAYS * 204)).isBetween(0.02, 0.06);
  }

  @Test
  void recordsDoNotDependOnWhereTheProcessBegan() {
    Chronicle later = chronicle(FIRST.plusSeconds(20 * 86_400L));

    List<NetworkDay> days = nextDay(later);

    assertThat(CARE.records(days)).isEqualTo(records.get(20));
    assertThat(CARE.changes(days)).isEqualTo(changes.get(20));
  }

  @Test
  void theLatestChangesHoldTheLatestFeedbackAndStateOfTheLine() {
    Map<String, CustomerRecord> known = new HashMap<>();
    records.getFirst().forEach(row -> known.put(row.customer().id(), row));
    for (List<CustomerRecord> day : changes) {
      assertThat(day).hasSizeBetween(3, 80);
      day.forEach(row -> known.put(row.customer().id(), row));
    }

    assertThat(records.getLast())
        .allSatisfy(row -> {
          CustomerRecord last = known.get(row.customer().id());
          assertThat(last).isNotNull();
          assertThat(last.feedback()).isEqualTo(row.feedback());
          assertThat(last.connection().online()).isEqualTo(row.connection().online());
          assertThat(last.connection().link()).isEqualTo(row.connection().link());
        });
  }

  @Test
  void feedbackReadsLikeManyPeople() {
    Set<String> texts = new HashSet<>();
    Set<String> masked = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (List<CustomerRecord> day : records) {
      for (CustomerRecord row : day) {
        assertThat(row.feedback().text())
            .doesNotContain("{", "}", "null", "  ")
            .matches("[\\p{Lu}\\d].*");
        if (ids.add(row.feedback().id())) {
          texts.add(row.feedback().text());
          masked.add(row.feedback().text().replaceAll("\\d+", "#"));
        }
      }
    }

    assertThat(texts).hasSizeGreaterThan(ids.size() * 98 / 100);
    assertThat(masked).hasSizeGreaterThan(ids.size() * 90 / 100);
    assertThat(ids).hasSizeGreaterThan(300).allMatch(id -> id.matches("FB-[0-9A-F]{16}"));
  }

  @Test
  void someWriteIndonesian() {
    assertThat(records.getLast())
        .filteredOn(row -> row.feedback().text().matches(".*\\b(saya|jam|internet|bulan)\\b.*"))
        .hasSizeGreaterThan(20);
    assertThat(records.getLast())
        .extracting(row -> row.customer().indonesian())
        .contains(true, false);
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static List<Map<?, ?>> seed() throws IOException {
    return (List)
        new CarpetReader<>(SeedData.file("RAW_CUSTOMER_FEEDBACK.parquet").toFile(), Map.class)
            .toList();
  }
}
