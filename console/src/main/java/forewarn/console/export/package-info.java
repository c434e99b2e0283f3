/** Tables as files to download. */
@NullMarked
package forewarn.console.export;

import org.jspecify.annotations.NullMarked;
