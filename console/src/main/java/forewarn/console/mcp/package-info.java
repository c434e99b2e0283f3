/** Forewarn's tools for any assistant that speaks the Model Context Protocol. */
@NullMarked
package forewarn.console.mcp;

import org.jspecify.annotations.NullMarked;
