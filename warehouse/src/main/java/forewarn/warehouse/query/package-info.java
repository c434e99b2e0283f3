/**
 * Reading the warehouse: our own pages' SQL, users' SQL, and the hourly history as plain numbers.
 */
@NullMarked
package forewarn.warehouse.query;

import org.jspecify.annotations.NullMarked;
