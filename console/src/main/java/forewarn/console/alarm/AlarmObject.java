package forewarn.console.alarm;

import forewarn.operations.alarm.ProbableCause;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Of what another system's alarm is: said by {@code ont_id}, {@code cluster_id}, {@code olt_id} or
 * {@code province} among its labels or details, the narrowest first. One that says none of them is
 * of a service, and has no place in the network.
 */
record AlarmObject(
    String objectClass, String id, @Nullable String clusterId, @Nullable String oltId) {

  /**
   * Reads labels or details.
   *
   * @param service its name when it has no place
   */
  static AlarmObject of(Message named, String service) {
    String ont = named.find("ont_id");
    String cluster = named.find("cluster_id");
    String olt = named.find("olt_id");
    String province = named.find("province");
    if (ont != null) {
      return new AlarmObject("ont", ont, cluster, olt);
    } else if (cluster != null) {
      return new AlarmObject("cluster", cluster, cluster, olt);
    } else if (olt != null) {
      return new AlarmObject("olt", olt, null, olt);
    } else if (province != null) {
      return new AlarmObject("province", province, null, null);
    }
    return new AlarmObject("service", service, null, null);
  }

  /** Their severity in the words of X.733. */
  static String severity(@Nullable String theirs) {
    return switch (theirs == null ? "" : theirs.toLowerCase(Locale.ROOT)) {
      case "critical", "page", "fatal", "emergency", "disaster" -> "critical";
      case "major", "error", "high" -> "major";
      case "minor", "average" -> "minor";
      case "warning", "warn", "low", "info", "notice", "none" -> "warning";
      default -> "indeterminate";
    };
  }

  /** The probable cause: the first of some texts that names one. */
  static String cause(@Nullable String... texts) {
    for (String text : texts) {
      ProbableCause cause =
          text == null ? ProbableCause.INDETERMINATE : ProbableCause.of(text.replace(' ', '_'));
      if (cause != ProbableCause.INDETERMINATE) {
        return cause.word();
      }
    }
    return ProbableCause.INDETERMINATE.word();
  }
}
