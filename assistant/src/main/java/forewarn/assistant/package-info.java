/** Answers in words: the analyst, search over notes, and the conversation that uses both. */
@NullMarked
package forewarn.assistant;

import org.jspecify.annotations.NullMarked;
