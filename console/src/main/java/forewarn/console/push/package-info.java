/** Server-sent events to browsers and programs. */
@NullMarked
package forewarn.console.push;

import org.jspecify.annotations.NullMarked;
