/** What the catalogue's objects hold: how many rows, how fresh, and what their values look like. */
@NullMarked
package forewarn.warehouse.profile;

import org.jspecify.annotations.NullMarked;
