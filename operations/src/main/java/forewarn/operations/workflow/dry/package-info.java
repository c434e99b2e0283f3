/** What workflows would have done: nothing is done. */
@NullMarked
package forewarn.operations.workflow.dry;

import org.jspecify.annotations.NullMarked;
