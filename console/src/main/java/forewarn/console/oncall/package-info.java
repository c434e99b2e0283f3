/** The page of who is on call. */
@NullMarked
package forewarn.console.oncall;

import org.jspecify.annotations.NullMarked;
