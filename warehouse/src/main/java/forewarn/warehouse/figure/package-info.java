/**
 * Figures as dashboards, reports and the analyst show them: measures over a period and an area,
 * each totalled as its additivity allows, compared with periods of the same kind and length.
 */
@NullMarked
package forewarn.warehouse.figure;

import org.jspecify.annotations.NullMarked;
