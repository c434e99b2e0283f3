/**
 * What the NOC does next: incidents, workflows, tools, on-call, reports and the audit of it all.
 */
@NullMarked
package forewarn.operations;

import org.jspecify.annotations.NullMarked;
