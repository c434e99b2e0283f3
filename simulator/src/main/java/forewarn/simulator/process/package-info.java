/**
 * The process behind the synthetic network: what happens to each cluster hour by hour, and what its
 * records then say. Everything is a function of the plan, the profile, the seed and the hour.
 */
@NullMarked
package forewarn.simulator.process;

import org.jspecify.annotations.NullMarked;
