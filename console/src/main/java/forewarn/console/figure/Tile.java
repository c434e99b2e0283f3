package forewarn.console.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a page.
 *
 * @param key names it in the page, for example {@code registered-ont}
 * @param label in the reader's language
 * @param value unrounded; NaN when not known
 * @param text the value as it is shown
 * @param unit for example {@code ONTs}; may be empty
 * @param definition what it means and how it is totalled, one sentence or two
 * @param period what time it is of, in words
 * @param deltas how it changed
 * @param href where its rows are
 */
public record Tile(
    String key,
    String label,
    double value,
    String text,
    String unit,
    String definition,
    String period,
    List<Delta> deltas,
    @Nullable String href) {
  public Tile {
    deltas = List.copyOf(deltas);
  }
}
