package forewarn.simulator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.telemetry.Signal;
import forewarn.telemetry.TestNetwork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkProcessTest {
  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSameHours(Profile profile) {
    assertThat(hours(profile, 1, NetworkProcess.START, 48))
        .isEqualTo(hours(profile, 1, NetworkProcess.START, 48));
  }

  @Test
  void anotherSeedGivesOtherHours() {
    assertThat(hours(Profile.REFERENCE, 1, NetworkProcess.START, 1))
        .isNotEqualTo(hours(Profile.REFERENCE, 2, NetworkProcess.START, 1));
  }

  @ParameterizedTest
  @EnumSource
  void anHourIsTheSameWhereverTheProcessStarts(Profile profile) {
    List<NetworkHour> all = hours(profile, 3, NetworkProcess.START, 400);
    for (int skipped : new int[] {1, 2, 3, 7, 250}) {
      Instant later = NetworkProcess.START.plus(skipped, ChronoUnit.HOURS);
      assertThat(hours(profile, 3, later, 400 - skipped))
          .isEqualTo(all.subList(skipped, all.size()));
    }
  }

  @Test
  void goesOnBeyondTheFirstTwoYears() {
    Instant lastHour = Instant.parse("2024-12-31T23:00:00Z");

    List<NetworkHour> hours = hours(Profile.HARSH, 4, lastHour, 30);

    assertThat(hours)
        .extracting(NetworkHour::hour)
        .startsWith(lastHour, lastHour.plusSeconds(3600));
    assertThat(hours.getLast().observations()).hasSizeGreaterThan(150);
  }

  @Test
  void theLabelIsTheOutageOfTheNextHour() {
    List<NetworkHour> hours = hours(Profile.REFERENCE, 5, NetworkProcess.START, 500);

    int outages = 0;
    for (int hour = 0; hour + 1 < hours.size(); hour++) {
      for (int cluster = 0; cluster < 204; cluster++) {
        Observation now = hours.get(hour).observations().get(cluster);
        Observation next = hours.get(hour + 1).observations().get(cluster);
        assertThat(now.hourly().outageNextHour()).isEqualTo(next.truth().outage());
        outages += next.truth().outage() ? 1 : 0;
      }
    }
    assertThat(outages).isGreaterThan(200);
  }

  @Test
  void theReferenceAnnouncesEachOutageOfAClusterEquallyEarly() {
    List<NetworkHour> hours = hours(Profile.REFERENCE, 6, NetworkProcess.START, 3000);

    for (int cluster = 0; cluster < 204; cluster++) {
      List<Truth> truths = truths(hours, cluster);
      assertThat(LeadTimes.of(truths)).as("cluster %d", cluster).hasSize(1);
      assertThat(truths).noneMatch(Truth::falseAlarm);
    }
  }

  @Test
  void countsFollowFromEachOther() {
    for (NetworkHour hour : hours(Profile.REFERENCE, 7, NetworkProcess.START, 100)) {
      for (Observation observation : hour.observations()) {
        var hourly = observation.hourly();
        double onts = hourly.value(Signal.ONT_REGISTERED);
        double alarms =
            hourly.value(Signal.LINK_LOSS_COUNT)
                + hourly.value(Signal.BAD_RSL_COUNT)
                + hourly.value(Signal.HIGH_TEMP_COUNT)
                + hourly.value(Signal.DYING_GASP_COUNT);
        assertThat(hourly.value(Signal.FAULT_RATE)).isEqualTo(alarms / onts);
        assertThat(hourly.value(Signal.OFFLINE_ONT_NOW))
            .isEqualTo(Math.rint(hourly.value(Signal.OFFLINE_ONT_RATIO) * onts));
        assertThat(Signal.ALL)
            .allSatisfy(signal -> assertThat(signal.ruleBrokenBy(hourly.value(signal))).isNull());
      }
    }
  }

  @Test
  void refusesHoursBeforeItsStartAndBrokenHours() {
    assertThatThrownBy(() -> hours(Profile.REFERENCE, 1, Instant.parse("2022-12-31T23:00:00Z"), 1))
        .hasMessage(
            "Invalid hour: 2022-12-31T23:00:00Z, expected a full hour from 2023-01-01T00:00:00Z on");
    assertThatThrownBy(() -> hours(Profile.REFERENCE, 1, Instant.parse("2024-01-01T00:30:00Z"), 1))
        .hasMessageStartingWith("Invalid hour: 2024-01-01T00:30:00Z");
  }

  static List<NetworkHour> hours(Profile profile, long seed, Instant from, int count) {
    NetworkProcess process = new NetworkProcess(TestNetwork.PLAN, profile, seed, from);
    List<NetworkHour> hours = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      hours.add(process.next());
    }
    return hours;
  }

  private static List<Truth> truths(List<NetworkHour> hours, int cluster) {
    return hours.stream().map(hour -> hour.observations().get(cluster).truth()).toList();
  }
}
