/** The topics through which the parts of Forewarn meet. */
@NullMarked
package forewarn.telemetry.topic;

import org.jspecify.annotations.NullMarked;
