/** The stream into bronze, and predictions into gold: nothing lost, nothing twice. */
@NullMarked
package forewarn.warehouse.load;

import org.jspecify.annotations.NullMarked;
