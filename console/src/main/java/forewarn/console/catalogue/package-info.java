/** What the warehouse holds, for people and programs: objects, columns, lineage, statistics. */
@NullMarked
package forewarn.console.catalogue;

import org.jspecify.annotations.NullMarked;
