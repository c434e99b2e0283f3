/**
 * The hours of the process added up to days: what daily tables and customers' lines follow from.
 */
@NullMarked
package forewarn.simulator.day;

import org.jspecify.annotations.NullMarked;
