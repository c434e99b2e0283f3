/** Sentences that are never quite the same, made from lists of phrases. */
@NullMarked
package forewarn.simulator.text;

import org.jspecify.annotations.NullMarked;
