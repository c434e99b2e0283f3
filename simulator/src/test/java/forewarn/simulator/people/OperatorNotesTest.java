package forewarn.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.jerolba.carpet.CarpetReader;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Observation;
import forewarn.simulator.process.Profile;
import forewarn.telemetry.SeedData;
import forewarn.telemetry.Signal;
import forewarn.telemetry.TestNetwork;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The notes of a year. */
class OperatorNotesTest {
  private static final long SEED = 9;
  private static final int HOURS = 366 * 24;

  private static final List<Written> written = new ArrayList<>();

  /** A note and what it is about. */
  private record Written(Observation observation, OperatorNote note) {}

  @BeforeAll
  static void writeForAYear() {
    System.out.println("seed " + SEED);
    written.addAll(write(Profile.REFERENCE, NetworkProcess.START, HOURS));
  }

  private static List<Written> write(Profile profile, Instant from, int hours) {
    OperatorNotes notes = new OperatorNotes(TestNetwork.PLAN, profile, SEED);
    NetworkProcess process = new NetworkProcess(TestNetwork.PLAN, profile, SEED, from);
    List<Written> all = new ArrayList<>();
    for (int hour = 0; hour < hours; hour++) {
      for (Observation observation : process.next().observations()) {
        OperatorNote note = notes.about(observation);
        if (note != null) {
          all.add(new Written(observation, note));
        }
      }
    }
    return all;
  }

  @Test
  void notesAreAsManyAndOfTheSameKindsAsInTheReferenceFile() throws IOException {
    Map<String, Double> reference = new TreeMap<>();
    List<Map<?, ?>> rows = seed("RAW_EVENT_TRANSCRIPTS.parquet");
    rows.forEach(row ->
        reference.merge(
            row.get("event_type") + " " + row.get("severity_bucket"), 0.5, Double::sum));
    Map<String, Double> simulated = new TreeMap<>();
    written.forEach(one ->
        simulated.merge(one.note().eventType() + " " + one.note().severity(), 1.0, Double::sum));

    assertThat((double) written.size()).isCloseTo(rows.size() / 2.0, within(0.03 * rows.size()));
    assertThat(reference.keySet()).containsAll(simulated.keySet());
    // Half of the reference file's two years. What is rare varies by its root; the level of alarms
    // and so of spikes differs with the clusters drawn.
    reference.forEach((kind, count) ->
        assertThat(simulated.getOrDefault(kind, 0.0))
            .as(kind)
            .isCloseTo(count, within(5 * Math.sqrt(count) + 0.3 * Math.min(count, 200) + 5)));
  }

  @Test
  void theCategoryFollowsFromTheHour() {
    assertThat(written)
        .allSatisfy(one -> {
          boolean outage = one.observation().truth().outage();
          boolean maintenance = one.observation().hourly().value(Signal.IS_MAINTENANCE_WINDOW) > 0;
          assertThat(one.note().severity().equals("critical"))
              .isEqualTo(
                  outage
                      || one.note().eventType().equals("imminent_outage")
                      || one.note().eventType().equals("maintenance+anomaly"));
          assertThat(one.note().eventType().startsWith("maintenance")).isEqualTo(maintenance);
          if (one.note().eventType().equals("imminent_outage")) {
            assertThat(one.observation().truth().outageNextHour()).isTrue();
          }
        });
  }

  @Test
  void noMarkerIsLeftAndEachSentenceIsWhole() {
    assertThat(written)
        .allSatisfy(one ->
            assertThat(one.note().text())
                .matches(
                    "\\[(NOC Log|Shift Handover|Pager|Incident Memo|Ticket Note|Ops Chat)] "
                        + "[A-Z][^:]+: [^{}]+[.:]")
                .doesNotContain("{", "}", "null", "NaN", "  ", ".."));
  }

  @Test
  void everyPhraseCanBeSaid() {
    Observation one = written.getFirst().observation();
    OperatorNotes notes = new OperatorNotes(TestNetwork.PLAN, Profile.REFERENCE, SEED);

    for (Situation situation : Situation.values()) {
      for (long seed = 0; seed < 3_000; seed++) {
        assertThat(notes.say(situation, one, seed)).isNotBlank().doesNotContain("{");
      }
    }
  }

  @Test
  void hardlyTwoNotesAreAlikeEvenWithNumbersAndPlacesMasked() {
    Set<String> masked = new HashSet<>();
    for (Written one : written) {
      String text = one.note().text();
      String body = text.substring(text.indexOf(": ") + 2);
      String city = String.valueOf(one.observation().hourly().place().city());
      masked.add(
          body.replaceAll("(OLT|FDT|FAT|Cluster)-[A-Z0-9-]+|[A-Z0-9]{5}-CL\\d+", "@")
              .replace(city, "@")
              .replaceAll("[-+]?\\d+([.:]\\d+)?", "#"));
    }

    // The reference file has 835 such texts in 36,550 notes.
    assertThat(masked).hasSizeGreaterThan(written.size() / 2);
    assertThat(written).extracting(one -> one.note().id()).doesNotHaveDuplicates();
  }

  @Test
  void figuresAreThoseOfTheHour() {
    long withLight =
        written.stream()
            .filter(one -> one.note().text().matches(".*SNR[ =]?[0-9].*"))
            .peek(one ->
                assertThat(one.note().text())
                    .contains(
                        String.format(
                            Locale.ROOT, "%.1f", one.observation().hourly().value(Signal.SNR_AVG))))
            .count();

    assertThat(withLight).isGreaterThan(1_000);
  }

  @Test
  void theSameHourHasTheSameNoteWhereverTheProcessBegins() {
    Instant from = NetworkProcess.START.plusSeconds(3600L * 5_000);
    Map<String, String> later = new HashMap<>();
    write(Profile.REFERENCE, from, 200)
        .forEach(one -> later.put(one.note().id(), one.note().text()));

    Map<String, String> expected = new HashMap<>();
    written.stream()
        .filter(one -> later.containsKey(one.note().id()))
        .forEach(one -> expected.put(one.note().id(), one.note().text()));
    assertThat(later).isEqualTo(expected).hasSizeGreaterThan(200);
  }

  @Test
  void inTheHarshProfileHalfTheOutagesAreWrittenAbout() {
    List<Written> harsh = write(Profile.HARSH, NetworkProcess.START, 2_000);
    long outages = harsh.stream().filter(one -> one.observation().truth().outage()).count();

    // 0.41 % of 204 clusters in 2,000 hours, half of them, some absent.
    assertThat(outages).isBetween(550L, 1_000L);
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static List<Map<?, ?>> seed(String name) throws IOException {
    return (List) new CarpetReader<>(SeedData.file(name).toFile(), Map.class).toList();
  }
}
