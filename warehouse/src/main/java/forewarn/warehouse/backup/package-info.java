/** One archive of everything that cannot be made again, and the way back from it. */
@NullMarked
package forewarn.warehouse.backup;

import org.jspecify.annotations.NullMarked;
