package forewarn.console.query;

import java.util.Set;

/**
 * Somebody's SQL.
 *
 * @param id by which it can be cancelled
 * @param schemas that its user may read
 */
record Question(String id, String user, String sql, Set<String> schemas) {}
