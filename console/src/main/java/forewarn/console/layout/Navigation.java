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
          new Entry("/workflows", "Workflows", "workflow"),
          new Entry("/predict", "Predict", "predict"),
          new Entry("/model", "Model", "model"),
          new Entry("/catalogue", "Catalogue", "catalogue"),
          new Entry("/sql", "SQL", "sql"),
          new Entry("/wall", "Wall", "wall"),
          new Entry("/admin", "Admin", "admin", true));

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
      return path.equals(this.path)
          || (this.path.equals("/workflows") && path.startsWith("/runs"))
          || (!this.path.equals("/") && path.startsWith(this.path + "/"));
    }
  }
}
