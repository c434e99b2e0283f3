package forewarn.assistant.search;

import org.jspecify.annotations.Nullable;

/**
 * How far the index is.
 *
 * @param complete whether everything that was there at the start can be found
 * @param texts how many can be found
 * @param forms how many forms they have
 * @param withMeaning how many forms can be found by what they mean
 * @param failure why it does not go on; null when it does
 */
public record SearchStatus(
    boolean complete, long texts, int forms, int withMeaning, @Nullable String failure) {}
