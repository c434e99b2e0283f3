package forewarn.assistant.search.text;

import java.util.List;
import java.util.Map;

/**
 * Words of the trade that mean the same, for what the texts say in other words than whoever looks:
 * Indonesian ones in English, and spellings. Terms are as {@link Words} makes them.
 */
public final class Glossary {
  private static final Map<String, List<String>> ENGLISH =
      Map.ofEntries(
          Map.entry("fibre", List.of("fiber")),
          Map.entry("patchcord", List.of("patchcore")),
          Map.entry("technician", List.of("dispatch", "field", "visit")),
          Map.entry("overheat", List.of("temp", "temperature")),
          Map.entry("gangguan", List.of("outage", "disruption", "degradation", "disconnection")),
          Map.entry("putus", List.of("cut", "drop", "disconnection", "loss")),
          Map.entry("mati", List.of("offline", "down", "outage")),
          Map.entry("lambat", List.of("slow", "latency")),
          Map.entry("lemot", List.of("slow", "latency")),
          Map.entry("tagihan", List.of("bill", "charge", "paid")),
          Map.entry("bayar", List.of("paid", "payment")),
          Map.entry("panas", List.of("overheat", "temp", "temperature")),
          Map.entry("suhu", List.of("temp", "temperature")),
          Map.entry("listrik", List.of("power")),
          Map.entry("daya", List.of("power")),
          Map.entry("kabel", List.of("fiber", "cable", "patchcore")),
          Map.entry("serat", List.of("fiber")),
          Map.entry("pelanggan", List.of("customer", "user")),
          Map.entry("jaringan", List.of("network", "connection")),
          Map.entry("koneksi", List.of("connection")),
          Map.entry("sinyal", List.of("signal")),
          Map.entry("redaman", List.of("attenuation")),
          Map.entry("konektor", List.of("connector")),
          Map.entry("kotor", List.of("contamination")),
          Map.entry("perawatan", List.of("maintenance")),
          Map.entry("pemeliharaan", List.of("maintenance")),
          Map.entry("perbaikan", List.of("repair", "fix")),
          Map.entry("ganti", List.of("replace")),
          Map.entry("teknisi", List.of("technician", "dispatch", "field")),
          Map.entry("kunjungan", List.of("visit")),
          Map.entry("pengalihan", List.of("reroute", "shift")),
          Map.entry("tidak", List.of("no")));

  private Glossary() {}

  /** What else a term is looked for as; often nothing. */
  public static List<String> english(String term) {
    return ENGLISH.getOrDefault(term, List.of());
  }
}
