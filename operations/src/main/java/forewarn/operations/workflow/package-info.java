/** Workflows: files that say what is to be done when something happens. */
@NullMarked
package forewarn.operations.workflow;

import org.jspecify.annotations.NullMarked;
