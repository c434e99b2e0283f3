package forewarn.telemetry.network;

import forewarn.telemetry.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The reference network: the 34 provinces of Indonesia in 7 regions, 2 OLTs a province, 3 clusters
 * an OLT. Names follow from the rules of the reference format, so nothing but provinces and regions
 * is listed.
 */
public final class ReferenceNetwork {
  private static final int OLTS_PER_PROVINCE = 2;
  private static final int CLUSTERS_PER_OLT = 3;
  private static final List<String> VENDORS = List.of("Huawei", "ZTE", "Nokia");
  private static final int FIRMWARE_VERSIONS = 5;

  private ReferenceNetwork() {}

  public static NetworkPlan plan() {
    List<Site> sites = sites();
    List<String> cities = sortedIds(sites, Site::province);
    List<String> olts = sortedIds(sites, Site::oltId);
    List<String> ids = sortedIds(sites, Site::clusterId);
    List<Cluster> clusters = new ArrayList<>();
    for (Site site : sites) {
      int index = clusters.size();
      Place place =
          new Place(
              site.province(),
              cities.indexOf(site.province()) + 1,
              site.province(),
              site.region(),
              site.oltId(),
              olts.indexOf(site.oltId()) + 1,
              "FDT-" + site.code() + "-0" + site.olt() + "-A",
              "FAT-" + site.code() + "-0" + site.olt() + "-B",
              site.clusterId(),
              ids.indexOf(site.clusterId()) + 1,
              "Cluster-" + site.code() + "-" + site.olt() + site.number());
      clusters.add(
          new Cluster(
              place, VENDORS.get(index % VENDORS.size()), "v5.1" + index % FIRMWARE_VERSIONS));
    }
    return new NetworkPlan(clusters);
  }

  /** A cluster before it has keys: keys are positions among the sorted ids of all. */
  private record Site(String province, String region, String code, int olt, int number) {
    String oltId() {
      return "OLT-" + code + "-0" + olt;
    }

    String clusterId() {
      return code + "-CL" + olt + number;
    }
  }

  private static List<Site> sites() {
    List<Site> sites = new ArrayList<>();
    for (var entry : regionOfProvince().entrySet()) {
      String code = code(entry.getKey());
      for (int olt = 1; olt <= OLTS_PER_PROVINCE; olt++) {
        for (int number = 1; number <= CLUSTERS_PER_OLT; number++) {
          sites.add(new Site(entry.getKey(), entry.getValue(), code, olt, number));
        }
      }
    }
    return sites;
  }

  private static List<String> sortedIds(List<Site> sites, Function<Site, String> id) {
    return sites.stream().map(id).distinct().sorted().toList();
  }

  /**
   * Three letters (initials of a name of three words or more, else its first three) and the first
   * two hex digits of the name's MD5, upper case: {@code Nusa Tenggara Barat} is {@code NTB20}.
   */
  static String code(String province) {
    String[] words = province.split(" ");
    StringBuilder letters = new StringBuilder();
    if (words.length >= 3) {
      for (String word : words) {
        letters.append(word.charAt(0));
      }
    } else {
      letters.append(province, 0, 3);
    }
    return (letters.substring(0, 3) + HexFormat.of().formatHex(md5(province), 0, 1))
        .toUpperCase(Locale.ROOT);
  }

  // Not a security measure: the reference format names provinces so.
  private static byte[] md5(String text) {
    try {
      return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot name provinces: this Java has no MD5", e);
    }
  }

  private static SortedMap<String, String> regionOfProvince() {
    SortedMap<String, String> regions = new TreeMap<>();
    put(
        regions,
        "Sumatra",
        List.of(
            "Aceh",
            "Bangka Belitung",
            "Bengkulu",
            "Jambi",
            "Kepulauan Riau",
            "Lampung",
            "Riau",
            "Sumatera Barat",
            "Sumatera Selatan",
            "Sumatera Utara"));
    put(
        regions,
        "Java",
        List.of("Banten", "Jakarta Raya", "Jawa Barat", "Jawa Tengah", "Jawa Timur", "Yogyakarta"));
    put(
        regions,
        "Bali & Nusa Tenggara",
        List.of("Bali", "Nusa Tenggara Barat", "Nusa Tenggara Timur"));
    put(
        regions,
        "Kalimantan",
        List.of(
            "Kalimantan Barat",
            "Kalimantan Selatan",
            "Kalimantan Tengah",
            "Kalimantan Timur",
            "Kalimantan Utara"));
    put(
        regions,
        "Sulawesi",
        List.of(
            "Gorontalo",
            "Sulawesi Barat",
            "Sulawesi Selatan",
            "Sulawesi Tengah",
            "Sulawesi Tenggara",
            "Sulawesi Utara"));
    put(regions, "Maluku", List.of("Maluku", "Maluku Utara"));
    put(regions, "Papua", List.of("Papua", "Papua Barat"));
    return regions;
  }

  private static void put(
      SortedMap<String, String> regions, String region, List<String> provinces) {
    provinces.forEach(province -> regions.put(province, region));
  }
}
