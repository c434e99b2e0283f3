/** The page of who did what. */
@NullMarked
package forewarn.console.audit;

import org.jspecify.annotations.NullMarked;
