/** Workflows and their runs: pages, API, and the way in for programs that start them. */
@NullMarked
package forewarn.console.workflow;

import org.jspecify.annotations.NullMarked;
