/** Answers questions in plain words from the warehouse, or asks back; without a language model. */
@NullMarked
package forewarn.assistant.analyst;

import org.jspecify.annotations.NullMarked;
