/** Start-up: what is prepared, in which order, and the running parts it leaves behind. */
@NullMarked
package forewarn.console.start;

import org.jspecify.annotations.NullMarked;
