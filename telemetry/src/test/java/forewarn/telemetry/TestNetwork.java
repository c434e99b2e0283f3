package forewarn.telemetry;

import forewarn.telemetry.network.Cluster;
import forewarn.telemetry.network.NetworkPlan;
import forewarn.telemetry.network.ReferenceNetwork;

/** The reference network, and places in it, for tests. */
public final class TestNetwork {
  public static final NetworkPlan PLAN = ReferenceNetwork.plan();

  private TestNetwork() {}

  /** The cluster's place, or a place of which only the id is known when it is not in the plan. */
  public static Place place(String clusterId) {
    return PLAN.find(clusterId).map(Cluster::place).orElseGet(() -> Place.ofCluster(clusterId));
  }
}
