/** From a history of the network to a registered model. */
@NullMarked
package forewarn.prediction.training;

import org.jspecify.annotations.NullMarked;
