/** Errors of the API as problem documents (RFC 9457). */
@NullMarked
package forewarn.console.problem;

import org.jspecify.annotations.NullMarked;
