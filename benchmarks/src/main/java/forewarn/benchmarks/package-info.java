/** Figures and ratios of the paths that carry load. */
@NullMarked
package forewarn.benchmarks;

import org.jspecify.annotations.NullMarked;
