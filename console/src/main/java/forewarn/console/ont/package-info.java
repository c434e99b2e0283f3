/** The terminals of the network: registered, offline and their alarms, by place and month. */
@NullMarked
package forewarn.console.ont;

import org.jspecify.annotations.NullMarked;
