/** Files sent to the stream as an outside producer would. */
@NullMarked
package forewarn.ingest.file;

import org.jspecify.annotations.NullMarked;
