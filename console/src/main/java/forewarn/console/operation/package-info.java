/** Where the parts of operations are put together. */
@NullMarked
package forewarn.console.operation;

import org.jspecify.annotations.NullMarked;
