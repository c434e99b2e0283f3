/** The network's health at a glance, pushed as it changes. */
@NullMarked
package forewarn.console.overview;

import org.jspecify.annotations.NullMarked;
