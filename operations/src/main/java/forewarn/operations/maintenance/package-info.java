/** When and where work on the network is expected, so that its alarms wake nobody. */
@NullMarked
package forewarn.operations.maintenance;

import org.jspecify.annotations.NullMarked;
