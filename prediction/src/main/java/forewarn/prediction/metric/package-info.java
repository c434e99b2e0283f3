/** How good predictions are, in figures. */
@NullMarked
package forewarn.prediction.metric;

import org.jspecify.annotations.NullMarked;
