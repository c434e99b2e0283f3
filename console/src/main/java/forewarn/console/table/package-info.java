/** Tables of pages: shown, sorted, and written to files from one description. */
@NullMarked
package forewarn.console.table;

import org.jspecify.annotations.NullMarked;
