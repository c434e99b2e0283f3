/** Files named after their RAW table into bronze, and record files as a producer sends them. */
@NullMarked
package forewarn.warehouse.file;

import org.jspecify.annotations.NullMarked;
