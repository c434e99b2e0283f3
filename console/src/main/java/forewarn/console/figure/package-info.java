/** Figures as tiles, with what they mean and how they changed. */
@NullMarked
package forewarn.console.figure;

import org.jspecify.annotations.NullMarked;
