package forewarn.console.wall;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the wall shows one after the other. */
public enum WallView {
  MAP("Clusters at risk"),
  OUTCOME("Predicted and happened"),
  REGIONS("Regions");

  private final String title;

  WallView(String title) {
    this.title = title;
  }

  /** Name in addresses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In English. */
  public String title() {
    return title;
  }

  /** All, in order. */
  public static List<WallView> all() {
    return List.of(values());
  }

  /** The one of a name in an address. */
  public static Optional<WallView> find(String key) {
    return Arrays.stream(values()).filter(view -> view.key().equals(key)).findFirst();
  }
}
