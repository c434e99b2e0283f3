/** Who is called when something happens, and how they are reached. */
@NullMarked
package forewarn.operations.oncall;

import org.jspecify.annotations.NullMarked;
