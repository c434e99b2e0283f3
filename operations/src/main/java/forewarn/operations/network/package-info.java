/** What operations know of the network: what hangs on what, who is served, what is usual. */
@NullMarked
package forewarn.operations.network;

import org.jspecify.annotations.NullMarked;
