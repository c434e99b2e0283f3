/** A user's own read-only SQL. */
@NullMarked
package forewarn.console.query;

import org.jspecify.annotations.NullMarked;
