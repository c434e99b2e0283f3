/** Pictures of every page, made by one command. */
@NullMarked
package forewarn.benchmarks.gallery;

import org.jspecify.annotations.NullMarked;
