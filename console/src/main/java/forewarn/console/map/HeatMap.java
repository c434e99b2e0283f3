package forewarn.console.map;

import static forewarn.console.language.Words.t;

import forewarn.console.live.Risk;
import forewarn.console.map.ProvinceMap.Shape;
import forewarn.console.table.DataTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A measure on a map: what {@code map/map.jte} draws.
 *
 * @param name in the page and in names of files, in kebab case
 * @param title of the measure, in the reader's language
 * @param map where the provinces lie
 * @param values of the provinces of the data, each once; those without data may be left out
 * @param legend of the shades that are used
 * @param column what the values are in the table: its name in files, unit and definition
 * @param notes what has to be said about the map, such as what is wrong with the operator's file
 */
public record HeatMap(
    String name,
    String title,
    ProvinceMap map,
    List<MapValue> values,
    List<MapLegend> legend,
    DataTable.Column column,
    List<String> notes) {
  // In units of the drawing; smaller places are told by colour, by pointing and by the table.
  private static final double ROOM_FOR_TEXT = 58;
  private static final double ROOM_FOR_BOTH = 78;
  private static final int LONG_TEXT = 5;

  public HeatMap {
    values = List.copyOf(values);
    legend = List.copyOf(legend);
    notes = List.copyOf(notes);
  }

  /**
   * A place on the map with its value.
   *
   * @param shape null for a province that the map does not have
   */
  public record Place(@Nullable Shape shape, MapValue value) {

    /** Whether there is room for the code above the value. */
    public boolean showsCode() {
      return shape != null && shape.room() >= ROOM_FOR_BOTH;
    }

    public boolean showsText() {
      return shape != null && shape.room() >= ROOM_FOR_TEXT;
    }

    public boolean isLong() {
      return value.text().length() > LONG_TEXT;
    }
  }

  /** All places of the map, those without data too. */
  public List<Place> places() {
    Map<String, MapValue> known = new HashMap<>();
    values.forEach(value -> known.put(ProvinceMap.plain(value.province()), value));
    List<Place> places = new ArrayList<>();
    for (Shape shape : map.shapes()) {
      MapValue value = known.get(ProvinceMap.plain(shape.province()));
      places.add(new Place(shape, value == null ? unknown(shape.province()) : value));
    }
    return places;
  }

  /** Provinces of the data that the map does not have. */
  public List<Place> elsewhere() {
    Set<String> onMap = new HashSet<>();
    map.shapes().forEach(shape -> onMap.add(ProvinceMap.plain(shape.province())));
    return values.stream()
        .filter(value -> !onMap.contains(ProvinceMap.plain(value.province())))
        .map(value -> new Place(null, value))
        .toList();
  }

  /** Whether some place is hatched. */
  public boolean hasUnknown() {
    return places().stream().anyMatch(place -> place.value().shade() == Shade.UNKNOWN);
  }

  /** The same values as a table. */
  public DataTable table() {
    boolean severities = values.stream().anyMatch(value -> value.shade().isSeverity());
    List<DataTable.Column> columns = new ArrayList<>();
    columns.add(new DataTable.Column("province", t("Province"), DataTable.Kind.TEXT, "", ""));
    columns.add(column);
    if (severities) {
      columns.add(new DataTable.Column("state", t("State"), DataTable.Kind.TEXT, "", ""));
    }
    List<DataTable.Row> rows =
        values.stream()
            .map(value -> {
              List<@Nullable Object> cells = new ArrayList<>();
              cells.add(value.province());
              cells.add(value.value());
              if (severities) {
                cells.add(word(value.shade()));
              }
              return new DataTable.Row(cells, value.href(), "");
            })
            .toList();
    return new DataTable(name + "-table", title, columns, rows, null);
  }

  private static String word(Shade shade) {
    for (Risk risk : Risk.values()) {
      if (Shade.of(risk) == shade) {
        return risk.word();
      }
    }
    return Risk.UNKNOWN.word();
  }

  private static MapValue unknown(String province) {
    return new MapValue(province, Double.NaN, "", Shade.UNKNOWN, t("{0}: no data", province), null);
  }
}
