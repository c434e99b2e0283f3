/** Who may log in, as the command line changes it. */
@NullMarked
package forewarn.console.user;

import org.jspecify.annotations.NullMarked;
