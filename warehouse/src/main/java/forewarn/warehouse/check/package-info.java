/**
 * What the rows and objects of the warehouse are expected to be like: rules, checks and their
 * results over time, what is held back, rejected rows and their correction.
 */
@NullMarked
package forewarn.warehouse.check;

import org.jspecify.annotations.NullMarked;
