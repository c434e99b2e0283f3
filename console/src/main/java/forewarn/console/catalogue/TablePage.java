package forewarn.console.catalogue;

import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.profile.Correlation;
import forewarn.warehouse.profile.ObjectState;
import forewarn.warehouse.profile.Profile;
import forewarn.warehouse.profile.Profiles;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object as its page shows it. */
public record TablePage(
    Definition definition,
    ObjectState state,
    Neighbours neighbours,
    Statistics statistics,
    Columns columns,
    Sample sample,
    List<Rule> rules) {
  private static final int ROWS_OFFERED = 100;
  private static final int CORRELATIONS = 12;

  /** What it is directly made from, and what is directly made from it. */
  public record Neighbours(List<Definition> upstream, List<Definition> downstream) {}

  /**
   * What its values look like.
   *
   * @param allowed whether the reader may see values of it
   */
  public record Statistics(boolean allowed, Profiles.Answer answer) {
    /** The profile to show, or null when there is none. */
    public @Nullable Profile profile() {
      return allowed ? answer.profile() : null;
    }

    /** Whether to look again soon. */
    public boolean underWay() {
      return allowed && answer.underWay();
    }
  }

  /** Its columns, and the one whose details are shown. */
  public record Columns(List<ColumnRow> rows, @Nullable ColumnDetail selected) {}

  /** The strongest correlations with the label. */
  public List<Correlation> correlations() {
    Profile profile = statistics.profile();
    List<Correlation> all = profile == null ? List.of() : profile.correlations();
    return all.subList(0, Math.min(CORRELATIONS, all.size()));
  }

  /** How many correlations are not among the strongest. */
  public int furtherCorrelations() {
    Profile profile = statistics.profile();
    return profile == null ? 0 : profile.correlations().size() - correlations().size();
  }

  /** The SQL workbench with a first select of it. */
  public String workbench() {
    String sql = Sample.sql(definition, state) + "\nlimit " + ROWS_OFFERED;
    return "/sql?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Where it can be downloaded, but for the format. */
  public String export() {
    return "/api/v1/catalogue/tables/" + definition.fullName() + "/export?format=";
  }
}
