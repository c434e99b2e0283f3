package forewarn.console.start;

import org.jspecify.annotations.Nullable;

/**
 * How retraining is doing.
 *
 * @param running whether a model is being trained to be proposed
 * @param step what it is at, or null
 * @param lastError why the newest attempt came to nothing, or null
 */
public record RetrainingStatus(
    boolean running, @Nullable String step, @Nullable String lastError) {}
