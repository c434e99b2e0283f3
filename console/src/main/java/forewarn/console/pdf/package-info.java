/** Pages as PDF, laid out for paper from what they show. */
@NullMarked
package forewarn.console.pdf;

import org.jspecify.annotations.NullMarked;
