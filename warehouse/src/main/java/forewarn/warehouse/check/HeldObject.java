package forewarn.warehouse.check;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored object that keeps its earlier content.
 *
 * @param object with its schema
 * @param check the first check that holds it back
 * @param rowsFailed rows that broke it at the last try
 * @param message about one of them
 * @param heldSince by the wall clock
 * @param triedAt the last time, by the wall clock
 */
public record HeldObject(
    String object,
    String check,
    long rowsFailed,
    @Nullable String message,
    Instant heldSince,
    Instant triedAt) {}
