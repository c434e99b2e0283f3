/** What is like an incident: earlier ones, how they were handled and ended, and notes. */
@NullMarked
package forewarn.assistant.search.similar;

import org.jspecify.annotations.NullMarked;
