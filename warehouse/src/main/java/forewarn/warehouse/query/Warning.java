package forewarn.warehouse.query;

import org.jspecify.annotations.Nullable;

/**
 * A figure that does not mean what it seems to.
 *
 * @param column the measure, for example {@code DATAMART.FACT_ML_FEATURES.offline_ont_now}
 * @param message what is wrong with it
 * @param instead an expression that is right, or what to do
 * @param position of the expression, or null
 */
public record Warning(String column, String message, String instead, @Nullable Position position) {}
