/** Understands a question in English or Indonesian: words to parts, parts to a query, or back. */
@NullMarked
package forewarn.assistant.analyst.question;

import org.jspecify.annotations.NullMarked;
