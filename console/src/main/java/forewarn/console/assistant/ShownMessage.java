package forewarn.console.assistant;

import forewarn.assistant.conversation.Message;
import forewarn.assistant.conversation.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * A message as the page shows it.
 *
 * @param answer null for a user's message
 * @param proposal what the answer asks to confirm; null when it asks nothing
 */
public record ShownMessage(
    Message message, @Nullable ShownAnswer answer, @Nullable Proposal proposal) {}
