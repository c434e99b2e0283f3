package forewarn.console.map;

/**
 * An entry of a map's legend.
 *
 * @param words in the reader's language
 */
public record MapLegend(Shade shade, String words) {}
