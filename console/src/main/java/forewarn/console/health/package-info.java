/** Health as the actuator tells it. */
@NullMarked
package forewarn.console.health;

import org.jspecify.annotations.NullMarked;
