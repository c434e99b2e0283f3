/**
 * The records of the wire and the network they describe: the only agreement between all modules.
 */
@NullMarked
package forewarn.telemetry;

import org.jspecify.annotations.NullMarked;
