package forewarn.assistant.analyst.question;

import java.util.List;
import java.util.Map;

/** Words for one end of an order. */
enum Superlatives {
  HIGHEST(
      "highest",
      "most",
      "largest",
      "biggest",
      "greatest",
      "top",
      "most common",
      "most frequent",
      "strongest",
      "longest",
      "tertinggi",
      "terbanyak",
      "terbesar",
      "teratas",
      "paling banyak",
      "paling tinggi",
      "paling sering",
      "terlama"),
  LOWEST(
      "lowest",
      "least",
      "fewest",
      "smallest",
      "bottom",
      "weakest",
      "shortest",
      "rarest",
      "terendah",
      "terkecil",
      "paling sedikit",
      "paling rendah",
      "tersedikit"),
  WORST("worst", "poorest", "terburuk", "terjelek"),
  BEST("best", "terbaik");

  /** Words that name a figure and an end of its order at once. */
  static final Map<String, List<String>> REWORDED =
      Map.ofEntries(
          Map.entry("hottest", List.of("most", "temperature")),
          Map.entry("warmest", List.of("most", "temperature")),
          Map.entry("coldest", List.of("least", "temperature")),
          Map.entry("coolest", List.of("least", "temperature")),
          Map.entry("hot", List.of("temperature")),
          Map.entry("warm", List.of("temperature")),
          Map.entry("noisiest", List.of("least", "snr")),
          Map.entry("busiest", List.of("most")),
          Map.entry("quietest", List.of("least")),
          Map.entry("max", List.of("maximum")),
          Map.entry("min", List.of("minimum")));

  private final List<String> phrases;

  Superlatives(String... phrases) {
    this.phrases = List.of(phrases);
  }

  List<String> phrases() {
    return phrases;
  }
}
