package forewarn.warehouse.monitoring;

import java.time.LocalDate;

/**
 * A row of DATAMART.FACT_MODEL_DRIFT; NaN where a number is not known.
 *
 * @param feature or {@code probability}
 * @param rows of the day that were looked at
 * @param dayIndex stability index of the day
 * @param weekIndex stability index of the seven days that end with it
 * @param missing share of the week's values that are unknown
 * @param least smallest value of the day
 * @param most largest value of the day
 * @param outside share of the day's values outside of the training's range
 */
public record DriftRow(
    LocalDate date,
    String model,
    String version,
    String feature,
    long rows,
    double dayIndex,
    double weekIndex,
    double missing,
    double least,
    double most,
    double outside) {}
