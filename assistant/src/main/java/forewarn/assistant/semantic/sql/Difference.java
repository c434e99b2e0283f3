package forewarn.assistant.semantic.sql;

/**
 * Something of Snowflake's that the warehouse has no like of.
 *
 * @param offset where in the text
 * @param reason what, without a full stop
 */
public record Difference(int offset, String reason) {}
