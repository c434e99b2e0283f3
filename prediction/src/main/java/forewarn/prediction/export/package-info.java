/** Models as files for other programs. */
@NullMarked
package forewarn.prediction.export;

import org.jspecify.annotations.NullMarked;
