/** The page of maintenance windows. */
@NullMarked
package forewarn.console.maintenance;

import org.jspecify.annotations.NullMarked;
