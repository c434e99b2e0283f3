package forewarn.console.map;

import org.jspecify.annotations.Nullable;

/**
 * What a map shows of one province.
 *
 * @param province as the data names it
 * @param value unrounded; NaN when not known
 * @param text what stands in its place on the map, a few characters; may be empty
 * @param shade how it is coloured
 * @param title all of it in words, with the province; in the reader's language
 * @param href where it leads; null when nowhere
 */
public record MapValue(
    String province, double value, String text, Shade shade, String title, @Nullable String href) {}
