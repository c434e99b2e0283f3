/** What the model looks at: one definition for training and for scoring. */
@NullMarked
package forewarn.prediction.feature;

import org.jspecify.annotations.NullMarked;
