package forewarn.console.layout;

import java.util.List;

/** The pages in the navigation, in order. */
public final class Navigation {
  public static final List<Entry> ENTRIES =
      List.of(
          new Entry("/", "Overview", "overview"),
          new Entry("/live", "Live", "live"),
          new Entry("/incidents", "Incidents", "incident"),
          new Entry("/clusters", "Clusters", "cluster"),
          new Entry("/ont", "ONT status", "ont"),
          new Entry("/tickets", "Tickets", "ticket"),
          new Entry("/search", "Search", "search"),
          new Entry("/assistant", "Assistant", "assistant"),
          new Entry("/workflows", "Workflows", "workflow"),
          new Entry("/reports", "Reports", "report"),
          new Entry("/predict", "Predict", "predict"),
          new Entry("/model", "Model", "model"),
          new Entry("/catalogue", "Catalogue", "catalogue"),
          new Entry("/sql", "SQL", "sql"),
          new Entry("/wall", "Wall", "wall"),
          new Entry("/admin", "Admin", "admin", true));

  // What belongs to the shift is reached from the incidents.
  private static final List<String> SHIFT = List.of("/oncall", "/handover", "/maintenance");

  private Navigation() {}

  /** The entries that whoever looks may follow. */
  public static List<Entry> of(Frame frame) {
    return ENTRIES.stream().filter(entry -> frame.admin() || !entry.forAdmins()).toList();
  }

  /**
   * @param icon its name in {@code icons.svg}
   * @param forAdmins whether others are refused there
   */
  public record Entry(String path, String title, String icon, boolean forAdmins) {
    Entry(String path, String title, String icon) {
      this(path, title, icon, false);
    }

    /** Whether a page belongs under this entry. */
    public boolean covers(String path) {
      return isAt(this.path, path)
          || (this.path.equals("/incidents") && SHIFT.stream().anyMatch(one -> isAt(one, path)))
          || (this.path.equals("/workflows") && isAt("/runs", path));
    }

    private static boolean isAt(String entry, String path) {
      return path.equals(entry) || (!entry.equals("/") && path.startsWith(entry + "/"));
    }
  }
}
