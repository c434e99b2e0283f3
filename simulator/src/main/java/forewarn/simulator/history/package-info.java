/** The past of the simulated network as files that the import takes: one class per RAW table. */
@NullMarked
package forewarn.simulator.history;

import org.jspecify.annotations.NullMarked;
