/** What a question asks for, as data, and the one select that finds it. */
@NullMarked
package forewarn.assistant.analyst.query;

import org.jspecify.annotations.NullMarked;
