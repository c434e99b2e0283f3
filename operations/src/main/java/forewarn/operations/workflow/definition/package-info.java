/** What a workflow file says, and what is wrong with it. */
@NullMarked
package forewarn.operations.workflow.definition;

import org.jspecify.annotations.NullMarked;
