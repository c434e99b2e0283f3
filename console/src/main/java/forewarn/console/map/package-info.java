/** Maps of provinces with a value on each, drawn by the server and without any outside service. */
@NullMarked
package forewarn.console.map;

import org.jspecify.annotations.NullMarked;
