package forewarn.prediction.registry;

import java.time.Instant;

/**
 * What a retraining came to. Nothing is promoted by it: that is for a person to decide.
 *
 * @param at wall clock time
 * @param why it was trained anew
 * @param candidate the new model
 * @param champion the one in use then
 * @param hours both measured on the same hours
 * @param recommended whether the candidate is at least as good; it predicts in the shadow then
 * @param text the same in a sentence or two
 */
public record Proposal(
    Instant at,
    String why,
    ModelId candidate,
    ModelId champion,
    SameHours hours,
    boolean recommended,
    String text) {}
