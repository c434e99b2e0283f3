/** Alarms: conditions of the network that last until they are cleared, as X.733 has them. */
@NullMarked
package forewarn.operations.alarm;

import org.jspecify.annotations.NullMarked;
