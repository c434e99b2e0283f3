package forewarn.warehouse.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of DATAMART.FACT_MODEL_ALARMS.
 *
 * @param kind of figure, lower case
 * @param feature of a drift, else empty
 * @param since when the figure left its band, by the data's clock
 * @param until when it came back, or null
 * @param least lower end of the band, or null
 * @param most upper end of the band, or null
 */
public record StoredAlarm(
    String model,
    String version,
    String role,
    String kind,
    String feature,
    Instant since,
    @Nullable Instant until,
    double value,
    @Nullable Double least,
    @Nullable Double most,
    String message,
    String advice) {}
