/** The simulator's command line: a network that is not there, as files and as a live stream. */
@NullMarked
package forewarn.simulator;

import org.jspecify.annotations.NullMarked;
