/**
 * Trouble tickets: what was opened and how long it took, where and by whom, and the cases behind
 * each figure. Places are those of the case; its customer may live elsewhere.
 */
@NullMarked
package forewarn.console.ticket;

import org.jspecify.annotations.NullMarked;
