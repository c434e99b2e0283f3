package forewarn.operations.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One action of a person or a workflow.
 *
 * @param sequence from 1 without gaps
 * @param at wall clock time
 * @param actor who
 * @param origin from where
 * @param action what, {@code noun.verb}: {@code incident.acknowledge}
 * @param object on what: {@code INC-17}
 * @param before what it was, as JSON, or null when there was nothing
 * @param after what it is now, as JSON, or null when there is nothing
 * @param hash SHA-256 of this entry and the hash before it, in hex: whoever changes or removes an
 *     entry breaks the chain
 */
public record AuditEntry(
    long sequence,
    Instant at,
    String actor,
    String origin,
    String action,
    String object,
    @Nullable String before,
    @Nullable String after,
    String hash) {}
