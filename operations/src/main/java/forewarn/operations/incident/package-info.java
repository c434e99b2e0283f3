/** Incidents: what belongs together of alarms and predictions, from the first sign to the end. */
@NullMarked
package forewarn.operations.incident;

import org.jspecify.annotations.NullMarked;
