/** The rows that silver refused: what they broke, and how they come in again once corrected. */
@NullMarked
package forewarn.warehouse.rejected;

import org.jspecify.annotations.NullMarked;
