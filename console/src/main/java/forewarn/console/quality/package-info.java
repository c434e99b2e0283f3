/** How good the data is: checks with their history, rejected rows and their correction. */
@NullMarked
package forewarn.console.quality;

import org.jspecify.annotations.NullMarked;
