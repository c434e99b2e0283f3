/** Who may do what: users, passwords, login, and the rules every request passes. */
@NullMarked
package forewarn.console.security;

import org.jspecify.annotations.NullMarked;
