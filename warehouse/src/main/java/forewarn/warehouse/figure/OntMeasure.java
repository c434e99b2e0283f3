package forewarn.warehouse.figure;

import forewarn.warehouse.catalogue.Additivity;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What dashboards say of terminals: two holdings and four kinds of alarms. */
public enum OntMeasure {
  /** Terminals provisioned at the end of the period. */
  REGISTERED("ont_registered", Additivity.STOCK),
  /** Terminals offline, the mean over the hours of the period. */
  OFFLINE("offline_ont_now", Additivity.STOCK),
  /** Alarms for loss of link. */
  LINK_LOSS("link_loss_count", Additivity.ADDITIVE),
  /** Alarms for power lost at the customer. */
  DYING_GASP("dying_gasp_count", Additivity.ADDITIVE),
  /** Alarms for a bad received signal level. */
  BAD_RSL("bad_rsl_count", Additivity.ADDITIVE),
  /** Alarms for high temperature. */
  HIGH_TEMP("high_temp_count", Additivity.ADDITIVE);

  private static final Duration STILL_THERE = Duration.ofHours(24);

  private final String column;
  private final Additivity additivity;

  OntMeasure(String column, Additivity additivity) {
    this.column = column;
    this.additivity = additivity;
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

  /**
   * Makes sure that the catalogue says of it what {@link #total} takes for granted.
   *
   * @throws IllegalStateException when it says something else
   */
  void requireAdditivity(@Nullable Additivity stated) {
    if (stated != additivity) {
      throw new IllegalStateException(
          "Cannot total " + column + ": the catalogue calls it " + stated);
    }
  }

  /**
   * The figure of one cluster over time; NaN when nothing was reported.
   *
   * @param part all that the cluster reported in that time
   * @param last the newest hour that any cluster did
   */
  double total(ClusterPart part, Instant last) {
    return switch (this) {
      // Of the last 24 hours of the data, so that a cluster that went away is not counted.
      case REGISTERED ->
          part.registeredAt() != null && part.registeredAt().isAfter(last.minus(STILL_THERE))
              ? part.registered()
              : Double.NaN;
      case OFFLINE ->
          part.offlineReported() > 0 ? part.offlineHours() / part.offlineReported() : Double.NaN;
      case LINK_LOSS -> part.linkLoss();
      case DYING_GASP -> part.dyingGasp();
      case BAD_RSL -> part.badRsl();
      case HIGH_TEMP -> part.highTemp();
    };
  }
}
