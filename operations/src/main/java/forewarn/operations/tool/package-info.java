/** What workflows, the assistant and people can have done: one class each. */
@NullMarked
package forewarn.operations.tool;

import org.jspecify.annotations.NullMarked;
