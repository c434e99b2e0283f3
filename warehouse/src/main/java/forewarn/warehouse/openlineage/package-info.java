/** Tells an OpenLineage collector which object was made from which, and when. */
@NullMarked
package forewarn.warehouse.openlineage;

import org.jspecify.annotations.NullMarked;
