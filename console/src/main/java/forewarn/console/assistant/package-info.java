/** Questions in plain words: the page {@code /assistant} and the calls of analyst and assistant. */
@NullMarked
package forewarn.console.assistant;

import org.jspecify.annotations.NullMarked;
