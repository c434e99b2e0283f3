package forewarn.telemetry.network;

import forewarn.telemetry.Place;

/**
 * A cluster of the plan with all of its place known, and the equipment that serves it.
 *
 * @param vendor of the OLT, for example {@code Huawei}
 * @param firmwareVersion for example {@code v5.10}
 */
public record Cluster(Place place, String vendor, String firmwareVersion) {
  public String id() {
    return place.clusterId();
  }
}
