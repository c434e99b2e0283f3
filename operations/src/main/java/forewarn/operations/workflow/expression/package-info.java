/** The small language of conditions and values in workflows: it reads, and can do nothing else. */
@NullMarked
package forewarn.operations.workflow.expression;

import org.jspecify.annotations.NullMarked;
