/** What part of time and of the network a page is about, as its address says. */
@NullMarked
package forewarn.console.filter;

import org.jspecify.annotations.NullMarked;
