/** Runs of workflows: durable, step by step, each step's effect once. */
@NullMarked
package forewarn.operations.workflow.run;

import org.jspecify.annotations.NullMarked;
