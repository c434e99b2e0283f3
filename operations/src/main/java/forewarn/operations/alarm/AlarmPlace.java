package forewarn.operations.alarm;

import org.jspecify.annotations.Nullable;

/** Where an alarm's object lies; what is not known is null. */
public record AlarmPlace(
    @Nullable String clusterId,
    @Nullable String oltId,
    @Nullable String province,
    @Nullable String region) {
  /** Nowhere in the network, as far as it is known. */
  public static final AlarmPlace UNKNOWN = new AlarmPlace(null, null, null, null);

  /** Whether it is somewhere in the network: only then can it mean an incident. */
  public boolean isKnown() {
    return clusterId != null || oltId != null || province != null;
  }
}
