/**
 * Search over what people wrote: operators' notes, tickets, feedback and incidents, by words and by
 * meaning.
 */
@NullMarked
package forewarn.assistant.search;

import org.jspecify.annotations.NullMarked;
