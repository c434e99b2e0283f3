/** The page on which a shift is handed over. */
@NullMarked
package forewarn.console.handover;

import org.jspecify.annotations.NullMarked;
