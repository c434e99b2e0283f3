/**
 * One cluster: its signals, its predictions with their outcomes, and the reasons for the newest.
 */
@NullMarked
package forewarn.console.cluster;

import org.jspecify.annotations.NullMarked;
