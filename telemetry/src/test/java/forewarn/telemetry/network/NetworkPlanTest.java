package forewarn.telemetry.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.telemetry.Place;
import forewarn.telemetry.SeedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkPlanTest {
  private static final NetworkPlan REFERENCE = ReferenceNetwork.plan();
  @TempDir Path folder;

  @Test
  void readsWhatItWrites() throws IOException {
    Path file = folder.resolve("network.csv");
    REFERENCE.write(file);

    assertThat(NetworkPlan.read(file).clusters()).isEqualTo(REFERENCE.clusters());
  }

  @Test
  void equalsTheReferenceFiles() throws IOException {
    assertThat(lines(Place::cityKey, p -> p.city() + "," + p.province() + "," + p.region()))
        .isEqualTo(rows("RAW_CITY.csv"));
    assertThat(lines(Place::oltKey, p -> p.oltId() + "," + p.cityKey()))
        .isEqualTo(rows("RAW_OLT.csv"));
    assertThat(
            lines(
                Place::clusterKey,
                p -> p.clusterId() + "," + p.oltKey() + "," + p.cityKey() + "," + p.clusterName()))
        .isEqualTo(rows("RAW_CLUSTER.csv"));
  }

  @Test
  void namesEveryWrongLine() throws IOException {
    Path file = folder.resolve("network.csv");
    Files.writeString(
        file,
        NetworkPlan.HEADER
            + "\nAceh,one,Aceh,Sumatra,OLT-1,1,FDT,FAT,,1,Cluster,ZTE,v5.10\nAceh,1\n"
            + "Aceh,1,Aceh,Sumatra,OLT-1,1,FDT,FAT,C1,1,Cluster,ZTE,v5.10\n"
            + "Aceh,1,Aceh,Sumatra,OLT-1,1,FDT,FAT,C1,1,Cluster,ZTE,v5.10\n");

    assertThatThrownBy(() -> NetworkPlan.read(file))
        .hasMessage(
            "Invalid network plan "
                + file
                + ": line 2: city_key 'one' is not a whole number, cluster_id is empty; "
                + "line 3: 2 columns, expected 13; cluster_id C1 is listed twice");
  }

  private static List<String> lines(Function<Place, Integer> key, Function<Place, String> line) {
    return REFERENCE.clusters().stream()
        .map(Cluster::place)
        .sorted(Comparator.comparing(key))
        .map(place -> key.apply(place) + "," + line.apply(place))
        .distinct()
        .toList();
  }

  private static List<String> rows(String name) throws IOException {
    try (Stream<String> lines = Files.lines(SeedData.file(name))) {
      return lines.skip(1).toList();
    }
  }
}
