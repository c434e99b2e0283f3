package forewarn.operations.workflow;

import java.time.Instant;

/**
 * A text that a workflow has had.
 *
 * @param number from 1
 * @param origin {@code shipped} or {@code own}
 * @param by who has written it; {@code file} when it was changed outside of the console
 */
public record Version(int number, String text, String origin, String by, Instant at) {}
