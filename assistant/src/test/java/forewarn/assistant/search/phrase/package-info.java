@NullMarked
package forewarn.assistant.search.phrase;

import org.jspecify.annotations.NullMarked;
