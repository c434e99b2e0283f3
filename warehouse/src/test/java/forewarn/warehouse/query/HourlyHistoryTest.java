package forewarn.warehouse.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.model.Refresh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HourlyHistoryTest {
  private static final long NOON = Instant.parse("2024-11-05T12:00:00Z").getEpochSecond() / 3600;

  @TempDir Path folder;

  @Test
  void visitsClustersInOrderAndTheirHoursInOrder() throws IOException {
    assertThat(rows(HourlyHistory.ofFile(file()), 0, NOON + 9))
        .containsExactly("A 0 -1", "A 2 1", "B 0 0", "B 1 -1", "C 1 0");
  }

  @Test
  void visitsOnlyTheHoursAskedFor() throws IOException {
    HourlyHistory history = HourlyHistory.ofFile(file());

    assertThat(rows(history, NOON + 1, NOON + 2)).containsExactly("B 1 -1", "C 1 0");
    assertThat(rows(history, NOON + 2, NOON + 2)).isEmpty();
  }

  @Test
  void groupsTheClustersOfAFileByTheirOwnRegion() throws IOException {
    assertThat(HourlyHistory.ofFile(file()).groups())
        .isEqualTo(Map.of("region", Map.of("A", "Java", "B", "Papua")));
  }

  @Test
  void groupsTheClustersOfAWarehouseByRegionAndVendor() throws IOException {
    Path places = folder.resolve("RAW_NETWORK_CONTEXT_STATIC.csv");
    Files.writeString(
        places,
        """
        city,city_key,province,region,olt_id,olt_key,fdt_name,fat_name,cluster_id,cluster_key,cluster_name,vendor,firmware_version
        Aceh,1,Aceh,Sumatra,OLT-ACE7E-01,1,FDT-ACE7E-01-A,FAT-ACE7E-01-B,ACE7E-CL11,1,Cluster-ACE7E-11,huawei,v5.10
        Aceh,1,Aceh,Sumatra,OLT-ACE7E-01,1,FDT-ACE7E-01-A,FAT-ACE7E-01-B,ACE7E-CL12,2,Cluster-ACE7E-12,,v5.10
        """);
    try (Warehouse warehouse = TestWarehouse.open(folder);
        Session session = warehouse.session()) {
      TestWarehouse.addNetwork(session);
      assertThat(HourlyHistory.of(warehouse).groups()).as("before any import").isEmpty();
      new FileImport(warehouse).importPaths(List.of(places), Progress.none());
      new Refresh(warehouse).refresh(Progress.none());

      assertThat(HourlyHistory.of(warehouse).groups())
          .isEqualTo(
              Map.of(
                  "region", Map.of("ACE7E-CL11", "Sumatra", "ACE7E-CL12", "Sumatra"),
                  "vendor", Map.of("ACE7E-CL11", "Huawei")));
    }
  }

  @Test
  void namesTheColumnsThatAFileLacks() throws IOException {
    Path noLabel = folder.resolve("no-label.csv");
    Files.writeString(noLabel, "timestamp_1h,cluster_id,snr_avg\n2024-11-05 13:00:00,C,25\n");
    Path other = folder.resolve("other.csv");
    Files.writeString(other, "cluster_id,name\nC,x\n");

    assertThatThrownBy(() -> HourlyHistory.ofFile(noLabel))
        .isInstanceOf(WarehouseException.class)
        .hasMessage("Cannot read " + noLabel + ": it has no column label_outage_1h");
    assertThatThrownBy(() -> HourlyHistory.ofFile(other))
        .hasMessageStartingWith(
            "Cannot read " + other + ": it has no column timestamp_1h, label_outage_1h, ")
        .hasMessageContaining(", snr_avg");
  }

  @Test
  void saysInOneLineThatAFileIsNotWhatItsNameSays() throws IOException {
    for (byte[] content :
        List.of(new byte[200], "this is no parquet, far from it".getBytes(UTF_8))) {
      Path garbage = Files.write(folder.resolve("garbage.parquet"), content);

      assertThatThrownBy(() -> HourlyHistory.ofFile(garbage))
          .isInstanceOf(WarehouseException.class)
          .hasMessageStartingWith("Cannot read " + garbage + ": not a readable file of its kind: ")
          .hasMessageNotContainingAny("select", "[in:", "\n");
    }
  }

  private Path file() throws IOException {
    Path file = folder.resolve("hours.csv");
    Files.writeString(
        file,
        """
        timestamp_1h,cluster_id,region,snr_avg,label_outage_1h
        2024-11-05 13:00:00,C,,25,0
        2024-11-05 14:00:00,A,Java,25,1
        2024-11-05 12:00:00,A,Java,25,
        2024-11-05 13:00:00,B,Papua,25,
        2024-11-05 12:00:00,B,Papua,25,0
        2024-11-05 12:00:00,,Papua,25,0
        """);
    return file;
  }

  private static List<String> rows(HourlyHistory history, long fromHour, long beforeHour) {
    List<String> rows = new ArrayList<>();
    history.scan(
        fromHour,
        beforeHour,
        (cluster, hour, values, label) -> rows.add(cluster + " " + (hour - NOON) + " " + label));
    return rows;
  }
}
