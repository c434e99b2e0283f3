/** Where the values of every column come from, and where they go. */
@NullMarked
package forewarn.warehouse.lineage;

import org.jspecify.annotations.NullMarked;
