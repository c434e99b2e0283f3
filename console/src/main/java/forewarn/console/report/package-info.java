/** Reports as files: what they say, how they are laid out, and the page where they are kept. */
@NullMarked
package forewarn.console.report;

import org.jspecify.annotations.NullMarked;
