/**
 * The best that any forecast from the records can be: an observer who knows the process and its
 * parameters, and computes the chance of an outage in the next hour by Bayes' rule.
 */
@NullMarked
package forewarn.simulator.ideal;

import org.jspecify.annotations.NullMarked;
