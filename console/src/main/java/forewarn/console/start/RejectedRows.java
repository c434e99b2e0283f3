package forewarn.console.start;

/**
 * Rows of one load that silver refused.
 *
 * @param load its number in RAW.LOADS
 * @param rule the first that they broke
 */
public record RejectedRows(long load, String rule, long rows) {}
