/** Tables about models in live use, which the program keeps: outcomes, drift and alarms. */
@NullMarked
package forewarn.warehouse.monitoring;

import org.jspecify.annotations.NullMarked;
