/** A data directory into one archive, and back. */
@NullMarked
package forewarn.console.backup;

import org.jspecify.annotations.NullMarked;
