package forewarn.console.cluster;

import forewarn.console.live.Glance;
import forewarn.console.live.Risk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as its page shows it.
 *
 * @param place region, province, OLT, FDT and FAT, from wide to narrow, as far as known
 * @param equipment vendor and firmware; empty when unknown
 * @param hours the newest, oldest first
 * @param reasons null when there is no model or no hour
 */
public record ClusterPage(
    String id,
    List<String> place,
    String equipment,
    Risk risk,
    double probability,
    double threshold,
    @Nullable Instant hour,
    double registered,
    double offline,
    List<ClusterHour> hours,
    @Nullable Reasons reasons) {

  static ClusterPage of(
      String id,
      Optional<Row> context,
      Optional<Glance> glance,
      List<ClusterHour> hours,
      Optional<Reasons> reasons) {
    Optional<ClusterHour.Predicted> predicted =
        hours.isEmpty() ? Optional.empty() : Optional.ofNullable(hours.getLast().predicted());
    Risk risk =
        glance
            .map(Glance::risk)
            .or(() ->
                predicted.map(p ->
                    Risk.of(
                        p.probability(),
                        p.threshold(),
                        Boolean.TRUE.equals(hours.getLast().outageNow()))))
            .orElse(Risk.UNKNOWN);
    return new ClusterPage(
        id,
        place(context, glance),
        context
            .map(row -> (row.text("vendor") + " " + row.text("firmware_version")).strip())
            .orElse(""),
        risk,
        glance
            .map(Glance::probability)
            .or(() -> predicted.map(ClusterHour.Predicted::probability))
            .orElse(Double.NaN),
        glance
            .map(Glance::threshold)
            .or(() -> predicted.map(ClusterHour.Predicted::threshold))
            .orElse(Double.NaN),
        glance
            .map(Glance::hour)
            .or(() -> hours.isEmpty() ? Optional.empty() : Optional.of(hours.getLast().hour()))
            .orElse(null),
        glance.map(Glance::registered).orElse(Double.NaN),
        glance.map(Glance::offline).orElse(Double.NaN),
        hours,
        reasons.orElse(null));
  }

  private static List<String> place(Optional<Row> context, Optional<Glance> glance) {
    if (context.isPresent()) {
      Row row = context.get();
      return java.util.stream.Stream.of("region", "province", "olt_id", "fdt_name", "fat_name")
          .map(row::text)
          .filter(name -> !name.isEmpty())
          .toList();
    }
    return java.util.stream.Stream.of(
            glance.map(g -> g.region() == null ? "" : g.region()).orElse(""),
            glance.map(g -> g.province() == null ? "" : g.province()).orElse(""))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
