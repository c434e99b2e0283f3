/** Puts the tools together, and those that need more than operations has. */
@NullMarked
package forewarn.console.tool;

import org.jspecify.annotations.NullMarked;
