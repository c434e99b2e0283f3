package forewarn.console.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import forewarn.console.live.Glance;
import forewarn.console.live.OutageWatch;
import forewarn.console.live.Risk;
import forewarn.console.live.WatchOf;
import forewarn.console.wall.WallNow.AtRisk;
import forewarn.console.wall.WallNow.RegionRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WallNowTest {
  private static final long HOUR = 480_000;

  @Test
  void nothingSeenIsNotCalm() {
    WallNow wall = WallNow.of(new OutageWatch());

    assertThat(wall.network().hour()).isNull();
    assertThat(wall.worst()).isEmpty();
    assertThat(wall.regions()).isEmpty();
  }

  @Test
  void affectedAreThoseOfflineInOutagesAndAllOfExpectedOnes() {
    WallNow wall =
        WallNow.of(
            WatchOf.glances(
                glance("A", "Sumatra", HOUR, 0.9, false, 500, 20),
                glance("B", "Sumatra", HOUR, 0.9, true, 700, 300),
                glance("C", "Java", HOUR, 0.1, false, 900, 7),
                glance("D", "Java", HOUR, 0.9, false, Double.NaN, Double.NaN)));

    assertThat(wall.affected()).isEqualTo(800);
    assertThat(wall.regions())
        .containsExactly(
            new RegionRow("Java", 2, 2, 1, 0, 7, 900, "P of Java"),
            new RegionRow("Sumatra", 2, 2, 1, 1, 320, 1200, "P of Sumatra"));
  }

  @Test
  void sinceIsTheFirstHourOfTheStateThatGoesOn() {
    OutageWatch watch =
        WatchOf.glances(
            glance("A", "Java", HOUR - 5, 0.9, false, 500, 0),
            glance("A", "Java", HOUR - 4, 0.1, false, 500, 0),
            glance("A", "Java", HOUR - 3, 0.9, false, 500, 0),
            glance("A", "Java", HOUR - 2, 0.9, true, 500, 90),
            glance("A", "Java", HOUR - 1, 0.2, true, 500, 90),
            glance("A", "Java", HOUR, 0.9, true, 500, 90),
            glance("B", "Java", HOUR - 1, 0.9, false, 500, 0),
            glance("B", "Java", HOUR, 0.9, false, 500, 0));

    assertThat(WallNow.of(watch).worst())
        .extracting(one -> one.glance().clusterId(), AtRisk::since)
        .containsExactlyInAnyOrder(tuple("A", hour(HOUR - 2)), tuple("B", hour(HOUR - 1)));
  }

  @Test
  void outagesThatGoOnKeepAThirdOfTheRoom() {
    List<Glance> glances = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      glances.add(glance("E" + i, "Java", HOUR, 0.9, false, 500, 0));
      glances.add(glance("D" + i, "Java", HOUR, 0.9, true, 500, 90));
    }
    assertThat(kinds(glances)).hasSize(6).endsWith(Risk.EXPECTED, Risk.DOWN, Risk.DOWN);
    assertThat(kinds(glances.subList(0, 5))).hasSize(5);
    assertThat(kinds(glances.stream().filter(Glance::outageNow).toList()))
        .hasSize(6)
        .containsOnly(Risk.DOWN);
    assertThat(kinds(glances.stream().filter(glance -> !glance.outageNow()).toList()))
        .hasSize(6)
        .containsOnly(Risk.EXPECTED);
  }

  @Test
  void criticalAreOutagesAndLargeExpectedOnes() {
    WallNow wall =
        WallNow.of(
            WatchOf.glances(
                glance("SMALL", "Java", HOUR, 0.9, false, 499, 20),
                glance("LARGE", "Java", HOUR, 0.9, false, 500, 20),
                glance("UNKNOWN", "Java", HOUR, 0.9, false, Double.NaN, 20),
                glance("DOWN", "Java", HOUR, 0.1, true, 100, 60)));

    assertThat(Pulse.critical(wall, 500))
        .extracting(Pulse.Critical::key, Pulse.Critical::text)
        .containsExactly(
            tuple("expected LARGE", "Outage expected: P of Java LARGE"),
            tuple("down DOWN", "P of Java DOWN is down"));
  }

  private static List<Risk> kinds(List<Glance> glances) {
    return WallNow.of(WatchOf.glances(glances.toArray(Glance[]::new))).shown().stream()
        .map(one -> one.glance().risk())
        .toList();
  }

  private static Instant hour(long epochHour) {
    return Instant.ofEpochSecond(epochHour * 3600);
  }

  private static Glance glance(
      String id,
      String region,
      long hour,
      double probability,
      boolean down,
      double onts,
      double offline) {
    return new Glance(id, "P of " + region, region, hour, probability, 0.5, down, onts, offline);
  }
}
