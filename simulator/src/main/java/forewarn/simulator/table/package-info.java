/**
 * The RAW tables that the simulator fills, one class each: what a row is and which columns it has.
 * Who writes them where is not their matter.
 */
@NullMarked
package forewarn.simulator.table;

import org.jspecify.annotations.NullMarked;
