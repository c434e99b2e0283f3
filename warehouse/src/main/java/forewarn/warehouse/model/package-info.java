/** Bronze to silver to gold: runs the SQL of every object in the order of their dependencies. */
@NullMarked
package forewarn.warehouse.model;

import org.jspecify.annotations.NullMarked;
