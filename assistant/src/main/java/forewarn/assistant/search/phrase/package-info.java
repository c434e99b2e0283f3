/** What notes before outages say: causes, symptoms, actions and telling words, with counts. */
@NullMarked
package forewarn.assistant.search.phrase;

import org.jspecify.annotations.NullMarked;
