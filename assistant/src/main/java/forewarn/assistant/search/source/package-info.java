/** Where the texts come from: tables of the warehouse, and the incidents of operations. */
@NullMarked
package forewarn.assistant.search.source;

import org.jspecify.annotations.NullMarked;
