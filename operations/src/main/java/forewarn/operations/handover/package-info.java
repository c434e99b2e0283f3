/** The handing over of a shift: what the next one must know, signed by both sides. */
@NullMarked
package forewarn.operations.handover;

import org.jspecify.annotations.NullMarked;
