/** The page and the call of the search over what people wrote. */
@NullMarked
package forewarn.console.search;

import org.jspecify.annotations.NullMarked;
