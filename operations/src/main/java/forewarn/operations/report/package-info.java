/** Reports: made now or on schedule, kept, and sent to people. */
@NullMarked
package forewarn.operations.report;

import org.jspecify.annotations.NullMarked;
