package forewarn.operations.tool;

import forewarn.operations.audit.Actor;

/**
 * The circumstances of one use of a tool.
 *
 * @param actor who wants it
 * @param key the same for every attempt at the same thing, so that what is sent can be told from a
 *     repetition
 */
public record ToolCall(Actor actor, String key) {}
