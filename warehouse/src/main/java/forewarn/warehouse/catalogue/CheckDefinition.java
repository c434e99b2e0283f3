package forewarn.warehouse.catalogue;

/**
 * A rule for the rows of an object.
 *
 * @param sql a condition on the object's columns that is true for a row that breaks the rule
 * @param message for a row that breaks it; {@code {column}} stands for the value
 */
public record CheckDefinition(String name, String sql, String message, Severity severity) {}
