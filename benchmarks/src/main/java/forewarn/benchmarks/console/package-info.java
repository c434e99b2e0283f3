/** How fast the console answers, and how fast its pages stand in a browser. */
@NullMarked
package forewarn.benchmarks.console;

import org.jspecify.annotations.NullMarked;
