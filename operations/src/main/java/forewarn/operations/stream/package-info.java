/** Between the topics and the operations store. */
@NullMarked
package forewarn.operations.stream;

import org.jspecify.annotations.NullMarked;
