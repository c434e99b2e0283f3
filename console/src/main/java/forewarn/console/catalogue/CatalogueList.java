package forewarn.console.catalogue;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.profile.Inventory;
import forewarn.warehouse.profile.ObjectState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All objects of the warehouse by layer, filtered.
 *
 * @param find what the names, descriptions or columns of those shown contain
 */
public record CatalogueList(List<Layer> layers, int found, int all, String find) {

  /** RAW, STAGING or DATAMART, what it is, and its objects. */
  public record Layer(String schema, String title, List<Entry> entries) {}

  /**
   * One object.
   *
   * @param checks how many rules it has
   * @param checked how many of them have a result
   * @param failing how many failed the last time
   * @param matching columns that contain what was looked for
   */
  public record Entry(
      Definition definition,
      ObjectState state,
      int checks,
      int checked,
      long failing,
      List<String> matching) {
    /** Where its page is. */
    public String path() {
      return pathOf(definition);
    }

    /** How long ago its rows changed, in words; empty when that is not known. */
    public String changed() {
      Instant at = state.changedAt();
      return at == null
          ? ""
          : t("changed {0} ago", Format.duration(Duration.between(at, Instant.now())));
    }
  }

  private static final Map<String, String> TITLES =
      Map.of(
          "RAW", "as received",
          "STAGING", "typed, checked, one row per key",
          "DATAMART", "for dashboards, models and questions");

  static CatalogueList of(Inventory inventory, Checked checked, String find) {
    String needle = find.strip().toLowerCase(Locale.ROOT);
    Map<String, ObjectState> states = inventory.states();
    List<Layer> layers = new ArrayList<>();
    int found = 0;
    for (String schema : List.of("DATAMART", "STAGING", "RAW")) {
      List<Entry> entries =
          inventory.catalogue().definitions().stream()
              .filter(definition -> definition.schema().equals(schema))
              .sorted(java.util.Comparator.comparing(Definition::name))
              .filter(definition ->
                  contains(definition, needle) || !matching(definition, needle).isEmpty())
              .map(definition -> entry(definition, states, checked, needle))
              .toList();
      found += entries.size();
      if (!entries.isEmpty()) {
        layers.add(new Layer(schema, TITLES.getOrDefault(schema, ""), entries));
      }
    }
    return new CatalogueList(layers, found, states.size(), find.strip());
  }

  private static Entry entry(
      Definition definition, Map<String, ObjectState> states, Checked checked, String needle) {
    return new Entry(
        definition,
        java.util.Objects.requireNonNull(states.get(definition.fullName())),
        definition.checks().size(),
        checked.of(definition.fullName()).size(),
        checked.failing(definition.fullName()),
        contains(definition, needle) ? List.of() : matching(definition, needle));
  }

  private static boolean contains(Definition definition, String needle) {
    return (definition.fullName() + " " + definition.description())
        .toLowerCase(Locale.ROOT)
        .contains(needle);
  }

  private static List<String> matching(Definition definition, String needle) {
    return definition.columns().stream()
        .filter(column ->
            (column.name() + " " + column.description()).toLowerCase(Locale.ROOT).contains(needle))
        .map(ColumnDefinition::name)
        .toList();
  }

  /** Where an object's page is. */
  public static String pathOf(Definition definition) {
    return "/catalogue/" + definition.fullName();
  }
}
