@NullMarked
package forewarn.assistant.search.similar;

import org.jspecify.annotations.NullMarked;
