/** Who did what, when, from where: append-only. */
@NullMarked
package forewarn.operations.audit;

import org.jspecify.annotations.NullMarked;
