package forewarn.console.map;

import static forewarn.console.language.Words.t;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The map that pages draw on: the operator's own one, or the reference network's. A file that
 * cannot be used is said in the log and on the page, and never stops the start. Thread-safe.
 */
@Component
public final class Maps {
  private static final Logger log = LoggerFactory.getLogger(Maps.class);
  private static final int MOST_NAMES = 8;

  private final @Nullable Path file;
  private final ProvinceMap map;
  private final List<String> problems;

  @Autowired
  Maps(
      @Value("${forewarn.map:#{null}}") @Nullable Path file,
      @Value("${forewarn.map-property:#{null}}") @Nullable String property) {
    GeoJson.Found found =
        file == null ? new GeoJson.Found(null, List.of()) : GeoJson.read(file, property);
    this.file = file;
    this.problems = found.problems();
    ProvinceMap own = found.map();
    this.map = own == null ? TileGrid.indonesia() : own;
    for (String problem : problems) {
      log.warn("Problem with the map {}: {}", file, problem);
    }
  }

  /** The operator's own map, or that of the reference network. */
  public ProvinceMap map() {
    return map;
  }

  /** What has to be said about the operator's map, for these values; in the reader's language. */
  public List<String> notes(List<MapValue> values) {
    if (file == null) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    if (!problems.isEmpty()) {
      notes.add(
          t("The map {0} has problems: {1}.", file.getFileName(), String.join("; ", problems)));
    }
    Set<String> ofMap =
        map.shapes().stream()
            .map(shape -> ProvinceMap.plain(shape.province()))
            .collect(Collectors.toSet());
    Set<String> ofData =
        values.stream()
            .map(value -> ProvinceMap.plain(value.province()))
            .collect(Collectors.toSet());
    List<String> missing =
        values.stream()
            .map(MapValue::province)
            .filter(name -> !ofMap.contains(ProvinceMap.plain(name)))
            .toList();
    List<String> unknown =
        map.shapes().stream()
            .map(ProvinceMap.Shape::province)
            .filter(name -> !ofData.contains(ProvinceMap.plain(name)))
            .toList();
    // With both, names are probably spelled in two ways; without data nothing can be said.
    if (!missing.isEmpty() && !values.isEmpty()) {
      notes.add(
          t(
              "The map {0} lacks provinces of the data: {1}. Its provinces without data are: {2}. Names must be the same; forewarn.map-property chooses the property that holds them.",
              file.getFileName(), named(missing), unknown.isEmpty() ? "–" : named(unknown)));
    }
    return notes;
  }

  private static String named(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
    return names.size() > MOST_NAMES
        ? t("{0} and {1} more", first, names.size() - MOST_NAMES)
        : first;
  }
}
