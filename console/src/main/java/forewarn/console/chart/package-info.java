/** Charts of pages, described as data. */
@NullMarked
package forewarn.console.chart;

import org.jspecify.annotations.NullMarked;
