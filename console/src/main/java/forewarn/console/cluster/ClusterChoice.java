package forewarn.console.cluster;

import forewarn.console.live.Risk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which clusters are asked for in an address, and in what order; a controller takes it as a
 * parameter.
 *
 * @param find a part of a cluster's, province's or region's name; all when empty
 * @param sort the key of a {@link ClusterList.Sort}
 * @param state the key of a {@link Risk}; all when empty
 * @param region all when empty
 * @param province all when empty
 */
public record ClusterChoice(
    String find, String sort, String state, String region, String province) {
  // What is missing in the address is null, whatever the type says.
  @SuppressWarnings("NullAway")
  public ClusterChoice {
    find = textOf(find).strip();
    sort = textOf(sort);
    state = textOf(state);
    region = textOf(region).strip();
    province = textOf(province).strip();
  }

  public ClusterList.Sort order() {
    return ClusterList.Sort.of(sort);
  }

  /** Whether it is narrowed to some clusters. */
  public boolean isNarrow() {
    return !find.isEmpty() || !state.isEmpty() || !region.isEmpty() || !province.isEmpty();
  }

  boolean includes(ClusterList.Entry entry) {
    String needle = find.toLowerCase(Locale.ROOT);
    return (state.isEmpty() || entry.risk().key().equals(state))
        && (region.isEmpty() || entry.region().equals(region))
        && (province.isEmpty() || entry.province().equals(province))
        && (entry.id() + " " + entry.province() + " " + entry.region())
            .toLowerCase(Locale.ROOT)
            .contains(needle);
  }

  /** The same clusters in another order. */
  public ClusterChoice sortedBy(ClusterList.Sort other) {
    return new ClusterChoice(find, other.key(), state, region, province);
  }

  /** As the query of an address, with the question mark; empty when nothing is asked for. */
  public String query() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("find", find);
    parts.put("state", state);
    parts.put("region", region);
    parts.put("province", province);
    parts.put("sort", sort);
    parts.values().removeIf(String::isEmpty);
    return parts.isEmpty()
        ? ""
        : parts.entrySet().stream()
            .map(part ->
                part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String textOf(@Nullable String text) {
    return text == null ? "" : text;
  }
}
