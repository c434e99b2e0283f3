/** What a model trained on a file would be worth. */
@NullMarked
package forewarn.prediction.evaluation;

import org.jspecify.annotations.NullMarked;
