/** Distributions: drawn from by the process, and asked how likely what was drawn is. */
@NullMarked
package forewarn.simulator.chance;

import org.jspecify.annotations.NullMarked;
