/** A text that can be found: its fields, its words, and its form, what is left without numbers. */
@NullMarked
package forewarn.assistant.search.text;

import org.jspecify.annotations.NullMarked;
