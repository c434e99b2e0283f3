/** Long work asked for by the command line on a running instance. */
@NullMarked
package forewarn.console.job;

import org.jspecify.annotations.NullMarked;
