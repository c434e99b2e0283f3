/** What tools send to other systems over HTTP, and tools that are nothing but such a request. */
@NullMarked
package forewarn.operations.tool.http;

import org.jspecify.annotations.NullMarked;
