package forewarn.console.map;

import org.springframework.stereotype.Component;

/** The map that pages draw on. Thread-safe. */
@Component
public final class Maps {
  private final ProvinceMap map = TileGrid.indonesia();

  /** The operator's own map, or that of the reference network. */
  public ProvinceMap map() {
    return map;
  }
}
