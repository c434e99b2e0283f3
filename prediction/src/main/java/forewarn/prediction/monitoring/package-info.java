/** What comes of predictions: live figures, drift, and the alarms of models. */
@NullMarked
package forewarn.prediction.monitoring;

import org.jspecify.annotations.NullMarked;
