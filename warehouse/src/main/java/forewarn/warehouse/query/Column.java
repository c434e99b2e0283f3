package forewarn.warehouse.query;

/**
 * A column of a result.
 *
 * @param type as DuckDB names it, for example {@code BIGINT}
 */
public record Column(String name, String type) {}
