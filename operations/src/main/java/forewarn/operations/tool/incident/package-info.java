/** Tools that look after incidents. */
@NullMarked
package forewarn.operations.tool.incident;

import org.jspecify.annotations.NullMarked;
