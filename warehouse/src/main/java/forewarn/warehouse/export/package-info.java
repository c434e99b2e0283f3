/** Rows as files that other programs and people open. */
@NullMarked
package forewarn.warehouse.export;

import org.jspecify.annotations.NullMarked;
