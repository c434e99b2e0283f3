/** SQL as tokens: Snowflake's dialect brought into the warehouse's own, never by text matching. */
@NullMarked
package forewarn.assistant.semantic.sql;

import org.jspecify.annotations.NullMarked;
