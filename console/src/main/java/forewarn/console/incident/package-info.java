/** Incidents: the queue that operators work with, each incident whole, and their API. */
@NullMarked
package forewarn.console.incident;

import org.jspecify.annotations.NullMarked;
