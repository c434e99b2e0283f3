/** Sole owner of the analytical store: opens it, and gives sessions to the packages below. */
@NullMarked
package forewarn.warehouse;

import org.jspecify.annotations.NullMarked;
