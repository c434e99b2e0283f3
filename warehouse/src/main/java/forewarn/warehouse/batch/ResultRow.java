package forewarn.warehouse.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row with what came of it, to be shown.
 *
 * @param place the line or the sheet's row it stands in, from 1
 * @param values of the columns that were asked for, null where there is none
 * @param probability NaN when there is an error
 * @param error null when there is a prediction
 * @param missing names of features that could not be computed; empty when none
 * @param unusual what is out of the ordinary, in words; empty when nothing is
 */
public record ResultRow(
    long place,
    List<@Nullable String> values,
    double probability,
    boolean outageExpected,
    @Nullable String error,
    String missing,
    String unusual) {}
