package forewarn.operations.alarm;

import org.jspecify.annotations.Nullable;

/** Where an alarm's object lies; what is not known is null. */
public record AlarmPlace(
    @Nullable String clusterId,
    @Nullable String oltId,
    @Nullable String province,
    @Nullable String region) {}
