/** Which alarms belong together, and what they mean: pure functions of what stands at a time. */
@NullMarked
package forewarn.operations.correlation;

import org.jspecify.annotations.NullMarked;
