package forewarn.benchmarks.console;

import forewarn.telemetry.network.Cluster;
import forewarn.telemetry.network.ReferenceNetwork;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A page, or a call a page makes for its data: the only list of what is measured.
 *
 * @param name as it is reported, with {@code …} for what is drawn at random
 * @param drawn one of its addresses
 */
record Address(String name, Function<RandomGenerator, String> drawn) {
  private static final Instant HISTORY_END = Instant.parse("2025-01-01T00:00:00Z");
  private static final int HISTORY_HOURS = 24 * 365;
  private static final List<Cluster> CLUSTERS = ReferenceNetwork.plan().clusters();
  private static final List<String> TABLES =
      List.of(
          "FACT_PREDICTIONS",
          "FACT_ML_FEATURES",
          "FACT_NETWORK_REALTIME_STATUS",
          "FACT_TICKET_SUMMARY",
          "STG_ONT_STATUS",
          "RAW_ML_FEATURES",
          "DIM_CLUSTER");

  static final List<Address> ALL =
      List.of(
          fixed("/"),
          fixed("/status"),
          fixed("/live"),
          fixed("/incidents"),
          fixed("/incidents/INC-1"),
          fixed("/handover"),
          fixed("/workflows"),
          fixed("/reports"),
          drawn("/clusters?find=…", random -> "?find=" + text(cluster(random).place().province())),
          drawn("/clusters/…", random -> cluster(random).id()),
          drawn("/clusters/…?hour=…", random -> cluster(random).id() + "?hour=" + hour(random)),
          drawn(
              "/clusters/…/series?days=…",
              random -> cluster(random).id() + "/series?days=" + one(random, "1", "3", "7", "31")),
          drawn("/clusters/…/reasons", random -> cluster(random).id() + "/reasons"),
          drawn(
              "/clusters/…/reasons?hour=…",
              random -> cluster(random).id() + "/reasons?hour=" + hour(random)),
          drawn("/ont?…", Address::filter),
          drawn("/ont/detail?…", Address::filter),
          drawn("/tickets?…", Address::filter),
          drawn("/tickets/area?…", Address::filter),
          drawn("/tickets/rows?…", Address::filter),
          drawn("/predict?sample=…", random -> "?sample=" + one(random, "healthy", "failing")),
          fixed("/predict/batch"),
          fixed("/model"),
          fixed("/model/outages"),
          fixed("/catalogue"),
          fixed("/catalogue?view=lineage"),
          drawn("/catalogue/…", random -> table(random)),
          drawn("/catalogue/…?column=…", random -> table(random) + "?column=cluster_id"),
          fixed("/catalogue/quality"),
          fixed("/catalogue/rejected"),
          fixed("/sql"),
          fixed("/api/v1/query/tables"),
          fixed("/api/v1/query/history"),
          fixed("/wall"),
          fixed("/admin"),
          fixed("/admin/health"));

  /** Whether it is a page of its own, not a piece of one or its data. */
  boolean isPage() {
    return !name.startsWith("/api/")
        && !name.equals("/status")
        && !name.equals("/admin/health")
        && !name.equals("/model/outages")
        && !name.contains("/reasons")
        && !name.contains("/series");
  }

  private static Address fixed(String path) {
    return new Address(path, random -> path);
  }

  private static Address drawn(String name, Function<RandomGenerator, String> rest) {
    int given = name.indexOf('…');
    int query = name.indexOf('?');
    String start = name.substring(0, query >= 0 && query < given ? query : given);
    return new Address(name, random -> start + rest.apply(random));
  }

  /** A year, with or without a month, of all, a region, a province or a cluster. */
  private static String filter(RandomGenerator random) {
    String period =
        "?year="
            + one(random, "2023", "2024", "2024", "2025")
            + (random.nextInt(4) == 0 ? "" : "&month=" + random.nextInt(1, 13));
    var place = cluster(random).place();
    String region = "&region=" + text(place.region());
    String province = region + "&province=" + text(place.province());
    return period + one(random, "", region, province, province + "&cluster=" + place.clusterId());
  }

  private static Cluster cluster(RandomGenerator random) {
    return CLUSTERS.get(random.nextInt(CLUSTERS.size()));
  }

  private static Instant hour(RandomGenerator random) {
    return HISTORY_END
        .minus(Duration.ofHours(random.nextInt(1, HISTORY_HOURS)))
        .truncatedTo(ChronoUnit.HOURS);
  }

  private static String table(RandomGenerator random) {
    return TABLES.get(random.nextInt(TABLES.size()));
  }

  private static String one(RandomGenerator random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String text(@Nullable String value) {
    return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
  }
}
