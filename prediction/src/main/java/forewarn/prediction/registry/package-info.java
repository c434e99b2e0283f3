/** Trained models as files, each with its provenance, and which of them is used. */
@NullMarked
package forewarn.prediction.registry;

import org.jspecify.annotations.NullMarked;
