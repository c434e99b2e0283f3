package forewarn.warehouse.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A column of an object.
 *
 * @param unit of a measure, or null
 */
public record ColumnDefinition(
    String name, String type, @Nullable String unit, String description) {}
