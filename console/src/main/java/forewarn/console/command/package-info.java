/** The command line: one class per command. */
@NullMarked
package forewarn.console.command;

import org.jspecify.annotations.NullMarked;
