/** Where the texts are kept: in files by cell, and their forms in memory by word. */
@NullMarked
package forewarn.assistant.search.index;

import org.jspecify.annotations.NullMarked;
