/** What has happened, in order: the one list that timelines, workflows, pages and topics follow. */
@NullMarked
package forewarn.operations.event;

import org.jspecify.annotations.NullMarked;
