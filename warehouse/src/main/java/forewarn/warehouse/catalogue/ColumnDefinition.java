package forewarn.warehouse.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A column of an object.
 *
 * @param unit of a measure, or null
 * @param compression DuckDB's method for a stored column, or null for DuckDB's own choice
 */
public record ColumnDefinition(
    String name,
    String type,
    @Nullable String unit,
    @Nullable String compression,
    String description) {}
