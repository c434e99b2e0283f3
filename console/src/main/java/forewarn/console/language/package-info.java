/** What pages say, in the language and the time zone of whoever reads them. */
@NullMarked
package forewarn.console.language;

import org.jspecify.annotations.NullMarked;
