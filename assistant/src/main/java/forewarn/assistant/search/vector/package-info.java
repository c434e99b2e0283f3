/** What texts mean, as vectors: made in this process, kept in a file, compared one by one. */
@NullMarked
package forewarn.assistant.search.vector;

import org.jspecify.annotations.NullMarked;
