package forewarn.warehouse.figure;

import forewarn.warehouse.catalogue.Additivity;
import java.util.Locale;
import java.util.Optional;

/** What dashboards say of terminals: two holdings and four kinds of alarms. */
public enum OntMeasure {
  /** Terminals provisioned at the end of the period. */
  REGISTERED("ont_registered"),
  /** Terminals offline, the mean over the hours of the period. */
  OFFLINE("offline_ont_now"),
  /** Alarms for loss of link. */
  LINK_LOSS("link_loss_count"),
  /** Alarms for power lost at the customer. */
  DYING_GASP("dying_gasp_count"),
  /** Alarms for a bad received signal level. */
  BAD_RSL("bad_rsl_count"),
  /** Alarms for high temperature. */
  HIGH_TEMP("high_temp_count");

  private final String column;

  OntMeasure(String column) {
    this.column = column;
  }

  /** Its column in FACT_ONT_HOURLY, where the catalogue describes it. */
  public String column() {
    return column;
  }

  /** Name in addresses and files, for example {@code link-loss}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The measure of a {@link #key}. */
  public static Optional<OntMeasure> of(String key) {
    for (OntMeasure measure : values()) {
      if (measure.key().equals(key)) {
        return Optional.of(measure);
      }
    }
    return Optional.empty();
  }

  /** How days of one cluster give its figure of a period, as the measure's additivity allows. */
  String total(Additivity additivity) {
    return switch (additivity) {
      case ADDITIVE -> "sum(%s)".formatted(column);
      case STOCK -> holding();
      case RATIO, LEVEL, NONE ->
          throw new IllegalStateException(
              "Cannot total " + column + ": the catalogue calls it " + additivity);
    };
  }

  private String holding() {
    return switch (this) {
      // Of the last 24 hours of the data, so that a cluster that went away is not counted.
      case REGISTERED ->
          "arg_max(ont_registered, date) filter (where last_hour > last - interval 24 hours)";
      case OFFLINE -> "sum(offline_ont_hours) / nullif(sum(offline_hours_reported), 0)";
      case LINK_LOSS, DYING_GASP, BAD_RSL, HIGH_TEMP ->
          throw new IllegalStateException("Cannot total " + column + ": it is no holding");
    };
  }
}
