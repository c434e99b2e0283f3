package forewarn.assistant.semantic;

/**
 * A question and the SQL that a person found right for it.
 *
 * @param sql over the warehouse's objects and in its own dialect, so that it can be run as it is
 * @param verifiedBy who did
 * @param verifiedAt seconds since 1970; 0 when it is not said
 */
public record VerifiedQuery(
    String name, String question, String sql, String verifiedBy, long verifiedAt) {}
