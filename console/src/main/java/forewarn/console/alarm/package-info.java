/** Alarms of other systems come in, in their own formats, and those of models join them. */
@NullMarked
package forewarn.console.alarm;

import org.jspecify.annotations.NullMarked;
