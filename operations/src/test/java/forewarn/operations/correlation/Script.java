package forewarn.operations.correlation;

import forewarn.operations.network.KnownCluster;
import forewarn.operations.network.Network;
import forewarn.telemetry.Alarm;
import forewarn.telemetry.Place;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.Readings;
import forewarn.telemetry.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A small network and what its stream tells: two provinces of two OLTs of three clusters each. */
final class Script {
  static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
  static final int ONTS = 500;
  private static final List<String> PROVINCES = List.of("Aceh", "Bali");

  private Script() {}

  static Instant hour(int hour) {
    return START.plus(Duration.ofHours(hour));
  }

  /** {@code cluster("Aceh", 1, 2)} is A-CL12, the second cluster of OLT-A-01. */
  static String cluster(String province, int olt, int cluster) {
    return province.charAt(0) + "-CL" + olt + cluster;
  }

  static Network network() {
    List<KnownCluster> clusters = new ArrayList<>();
    for (String province : PROVINCES) {
      for (int olt = 1; olt <= 2; olt++) {
        for (int cluster = 1; cluster <= 3; cluster++) {
          String id = cluster(province, olt, cluster);
          clusters.add(
              new KnownCluster(
                  id,
                  "Cluster-" + id,
                  "OLT-" + province.charAt(0) + "-0" + olt,
                  province,
                  "Sumatera",
                  ONTS,
                  Map.of(Signal.LINK_LOSS_COUNT, 2.0, Signal.DYING_GASP_COUNT, 1.0),
                  2.0));
        }
      }
    }
    return new Network(clusters);
  }

  static List<String> clusters() {
    List<String> ids = new ArrayList<>();
    for (String province : PROVINCES) {
      for (int olt = 1; olt <= 2; olt++) {
        for (int cluster = 1; cluster <= 3; cluster++) {
          ids.add(cluster(province, olt, cluster));
        }
      }
    }
    return ids;
  }

  static Message healthy(String cluster, int hour) {
    return predicted(cluster, hour, 0.001, Readings.of(Map.of(Signal.OFFLINE_ONT_RATIO, 0.004)));
  }

  static Message expected(String cluster, int hour) {
    return predicted(
        cluster,
        hour,
        0.9,
        Readings.of(Map.of(Signal.OFFLINE_ONT_RATIO, 0.045, Signal.LINK_LOSS_COUNT, 12.0)));
  }

  static Message outage(String cluster, int hour) {
    return predicted(
        cluster,
        hour,
        0.01,
        Readings.of(Map.of(Signal.OFFLINE_ONT_RATIO, 0.24, Signal.LINK_LOSS_COUNT, 31.0)));
  }

  private static Message predicted(String cluster, int hour, double probability, Readings of) {
    return new Message.Predicted(
        new Prediction(
            Place.ofCluster(cluster),
            hour(hour),
            probability,
            0.5,
            "outage",
            "1",
            hour(hour),
            3,
            of.value(Signal.OFFLINE_ONT_RATIO) >= 0.15,
            of,
            List.of(),
            List.of(),
            null,
            new Prediction.Source("raw_ml_features_topic", 0, 0)));
  }

  static Message ontAlarm(int ont, String cluster, int hour) {
    return reported("ont", "ONT" + ont, cluster, "critical", hour);
  }

  static Message ontCleared(int ont, String cluster, int hour) {
    return reported("ont", "ONT" + ont, cluster, "cleared", hour);
  }

  static Message oltAlarm(String olt, String severity, int hour) {
    return new Message.Reported(
        new Alarm(
            "los/" + olt,
            "ems",
            "olt",
            olt,
            null,
            olt,
            severity,
            "equipment_malfunction",
            "card failed",
            hour(hour)));
  }

  /** Of something that is neither a cluster nor under an OLT. */
  static Message alarmOf(String objectClass, String id, String severity, int hour) {
    return new Message.Reported(
        new Alarm(
            "of/" + id, "ems", objectClass, id, null, null, severity, "", "is down", hour(hour)));
  }

  private static Message reported(
      String objectClass, String id, String cluster, String severity, int hour) {
    return new Message.Reported(
        new Alarm(
            "dying-gasp/" + id,
            "ems",
            objectClass,
            id,
            cluster,
            null,
            severity,
            "power_problem",
            "dying gasp",
            hour(hour)));
  }

  /** Hours of all clusters as a network with many faults tells them; the last five are healthy. */
  static List<List<Message>> random(RandomGenerator random, int hours) {
    List<List<Message>> told = new ArrayList<>();
    for (int hour = 0; hour < hours; hour++) {
      List<Message> messages = new ArrayList<>();
      for (String cluster : clusters()) {
        boolean quiet = hour >= hours - 5;
        messages.add(
            switch (quiet ? 0 : random.nextInt(8)) {
              case 6 -> expected(cluster, hour);
              case 7 -> outage(cluster, hour);
              default -> healthy(cluster, hour);
            });
      }
      told.add(messages);
    }
    return told;
  }
}
