/** A model in use: on the stream, and on single records. */
@NullMarked
package forewarn.prediction.scoring;

import org.jspecify.annotations.NullMarked;
