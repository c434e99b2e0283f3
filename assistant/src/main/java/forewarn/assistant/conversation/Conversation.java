package forewarn.assistant.conversation;

import java.time.Instant;

/**
 * A conversation of one user.
 *
 * @param title how its first message begins
 */
public record Conversation(String id, String title, Instant started, Instant changed) {}
