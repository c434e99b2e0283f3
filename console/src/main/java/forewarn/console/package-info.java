/** The only deployable: command line, start-up, security, API and pages. */
@NullMarked
package forewarn.console;

import org.jspecify.annotations.NullMarked;
