package forewarn.console.chart;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chart, as the page's script draws it; the same data is its table.
 *
 * @param name in the page and in names of files, in kebab case
 * @param title in the reader's language
 * @param x what lies along the axis, in order
 */
public record Chart(String name, String title, List<String> x, List<Series> series) {
  private static final JsonMapper JSON = new JsonMapper();

  public Chart {
    x = List.copyOf(x);
    series = List.copyOf(series);
  }

  /** How a series is drawn. */
  public enum Form {
    @JsonProperty("bar")
    BAR,
    /** On top of the bars before it. */
    @JsonProperty("stack")
    STACK,
    @JsonProperty("line")
    LINE
  }

  /**
   * One row of values.
   *
   * @param unit those of one unit share an axis; at most two units
   * @param decimals of the values when shown
   * @param values one for each x, null where nothing is known
   */
  public record Series(
      String name, Form form, String unit, int decimals, List<@Nullable Double> values) {
    public Series {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /** For the page's script. */
  public String json() {
    return JSON.writeValueAsString(this);
  }

  /** Whether no value is known. */
  @JsonIgnore
  public boolean isEmpty() {
    return series.stream().allMatch(one -> one.values().stream().allMatch(value -> value == null));
  }
}
