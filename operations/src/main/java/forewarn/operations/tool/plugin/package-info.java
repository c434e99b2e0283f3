/** Tools that a user brings as jars. */
@NullMarked
package forewarn.operations.tool.plugin;

import org.jspecify.annotations.NullMarked;
