package forewarn.warehouse.database;

/** A column of a result, with DuckDB's name of its type. */
public record ResultColumn(String name, String type) {}
