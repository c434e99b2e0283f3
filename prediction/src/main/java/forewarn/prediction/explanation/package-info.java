/** What a prediction rests on, in sentences for an operator. */
@NullMarked
package forewarn.prediction.explanation;

import org.jspecify.annotations.NullMarked;
