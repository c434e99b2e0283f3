/** The operations store: one SQL database that holds what people and workflows do. */
@NullMarked
package forewarn.operations.store;

import org.jspecify.annotations.NullMarked;
