/** Tools that ask the warehouse. */
@NullMarked
package forewarn.operations.tool.data;

import org.jspecify.annotations.NullMarked;
