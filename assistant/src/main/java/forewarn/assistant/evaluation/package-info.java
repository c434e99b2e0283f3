/** Measures how often the analyst is right, on questions with reference SQL. */
@NullMarked
package forewarn.assistant.evaluation;

import org.jspecify.annotations.NullMarked;
