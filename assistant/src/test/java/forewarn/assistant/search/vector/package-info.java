@NullMarked
package forewarn.assistant.search.vector;

import org.jspecify.annotations.NullMarked;
