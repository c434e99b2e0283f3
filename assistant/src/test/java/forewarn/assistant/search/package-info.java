@NullMarked
package forewarn.assistant.search;

import org.jspecify.annotations.NullMarked;
