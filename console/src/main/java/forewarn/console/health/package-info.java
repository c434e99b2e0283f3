/** Health and metrics, as the actuator tells them. */
@NullMarked
package forewarn.console.health;

import org.jspecify.annotations.NullMarked;
