/** The present of the simulated network as a stream that continues its history. */
@NullMarked
package forewarn.simulator.live;

import org.jspecify.annotations.NullMarked;
