/** What is happening now: predictions as they are made, alerts and what came of them. */
@NullMarked
package forewarn.console.live;

import org.jspecify.annotations.NullMarked;
