/** The models: how good they are, what they cost, how they do live, and who decided what. */
@NullMarked
package forewarn.console.model;

import org.jspecify.annotations.NullMarked;
