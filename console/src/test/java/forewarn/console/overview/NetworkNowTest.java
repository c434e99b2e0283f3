package forewarn.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.live.Glance;
import forewarn.console.live.OutageWatch;
import forewarn.console.live.Risk;
import forewarn.console.live.WatchOf;
import org.junit.jupiter.api.Test;

class NetworkNowTest {
  private static final long HOUR = 480_000;

  @Test
  void nothingSeenIsNoDataAndNotZero() {
    NetworkNow network = NetworkNow.of(new OutageWatch());

    assertThat(network.hour()).isNull();
    assertThat(network.offline()).isNaN();
    assertThat(network.regions()).isEmpty();
  }

  @Test
  void silentClusterIsNeitherCalmNorCounted() {
    NetworkNow network =
        NetworkNow.of(
            WatchOf.glances(
                glance("A", "Aceh", HOUR, 0.01, 800, 5),
                glance("B", "Bali", HOUR - 3, 0.99, 700, 9)));

    assertThat(network.clusters()).isEqualTo(2);
    assertThat(network.reporting()).isEqualTo(1);
    assertThat(network.expected()).isZero();
    assertThat(network.offline()).isEqualTo(5);
    assertThat(network.regions().getFirst().provinces())
        .extracting(NetworkNow.Province::risk)
        .containsExactly(Risk.CALM, Risk.UNKNOWN);
    assertThat(network.regions().getFirst().provinces().getLast().probability()).isNaN();
  }

  @Test
  void provinceShowsItsWorstCluster() {
    NetworkNow network =
        NetworkNow.of(
            WatchOf.glances(
                glance("A", "Aceh", HOUR, 0.01, 800, 5),
                glance("B", "Aceh", HOUR, 0.9, 500, 20),
                glance("C", "Aceh", HOUR, 0.2, 700, 5)));

    NetworkNow.Province aceh = network.regions().getFirst().provinces().getFirst();
    assertThat(aceh.risk()).isEqualTo(Risk.EXPECTED);
    assertThat(aceh.cluster()).isEqualTo("B");
    assertThat(aceh.expected()).isEqualTo(1);
    assertThat(network.worst()).extracting(Glance::clusterId).containsExactly("B");
    assertThat(network.expectedOnts()).isEqualTo(500);
  }

  @Test
  void missingCountsAreLeftOutOfSums() {
    NetworkNow network =
        NetworkNow.of(
            WatchOf.glances(
                glance("A", "Aceh", HOUR, 0.01, Double.NaN, Double.NaN),
                glance("B", "Aceh", HOUR, 0.01, 500, 20)));

    assertThat(network.offline()).isEqualTo(20);
  }

  private static Glance glance(
      String id, String province, long hour, double probability, double onts, double offline) {
    return new Glance(id, province, "R", hour, probability, 0.5, false, onts, offline);
  }
}
