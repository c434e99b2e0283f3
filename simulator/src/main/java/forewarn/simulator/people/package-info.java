/**
 * What people do and write about the network: tickets, operators' notes, customers and their
 * feedback. All of it follows from the hours of the process.
 */
@NullMarked
package forewarn.simulator.people;

import org.jspecify.annotations.NullMarked;
