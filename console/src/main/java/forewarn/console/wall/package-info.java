/** The page that hangs on the wall, and the links that show it without a login. */
@NullMarked
package forewarn.console.wall;

import org.jspecify.annotations.NullMarked;
