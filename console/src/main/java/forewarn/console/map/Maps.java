package forewarn.console.map;

import java.util.List;
import org.springframework.stereotype.Component;

/** The map that pages draw on. Thread-safe. */
@Component
public final class Maps {
  private final ProvinceMap map = TileGrid.indonesia();

  /** The operator's own map, or that of the reference network. */
  public ProvinceMap map() {
    return map;
  }

  /** What has to be said about the map, for these values; in the reader's language. */
  public List<String> notes(List<MapValue> values) {
    return List.of();
  }
}
