/** Predictions and models as programs ask for them. */
@NullMarked
package forewarn.console.prediction;

import org.jspecify.annotations.NullMarked;
