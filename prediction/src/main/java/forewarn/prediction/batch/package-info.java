/** Scoring of files: many records at once, none of which comes by the stream. */
@NullMarked
package forewarn.prediction.batch;

import org.jspecify.annotations.NullMarked;
