/** Files of records that come to be scored and leave with their predictions beside each row. */
@NullMarked
package forewarn.warehouse.batch;

import org.jspecify.annotations.NullMarked;
