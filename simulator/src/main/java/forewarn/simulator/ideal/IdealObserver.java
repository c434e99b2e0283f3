package forewarn.simulator.ideal;

import forewarn.simulator.process.Evidence;
import forewarn.simulator.process.NetworkProcess;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives each reported hour the probability of an outage in the next one, given all that the cluster
 * has reported up to it. Not thread-safe.
 *
 * <p>The observer is told more than the records say: every parameter of the process and of the
 * cluster, the drift of its sensors, and the hazard (so stress, province pressure and maintenance)
 * up to three hours ahead; each of these can only help. It is not told of outages or of false
 * signs. So no forecast from the records has a better expected score than it has: its figures are
 * an upper bound, and what separates it from the best forecast is what knowing the hazard is worth.
 */
public final class IdealObserver {
  private final NetworkProcess process;
  private final List<OutageFilter> filters = new ArrayList<>();

  /**
   * @param process whose next hours are judged; must not be advanced by anyone else
   */
  public IdealObserver(NetworkProcess process) {
    this.process = process;
  }

  /** The reported clusters of the next hour, in the order of the network plan. */
  public List<Judgement> next() {
    List<Evidence> hour = process.nextEvidence();
    List<Judgement> judgements = new ArrayList<>(hour.size());
    for (int cluster = 0; cluster < hour.size(); cluster++) {
      Evidence evidence = hour.get(cluster);
      if (cluster == filters.size()) {
        filters.add(filter(evidence));
      }
      double probability = filters.get(cluster).pass(evidence.hazardAhead(), evidence::likelihood);
      evidence.observation().ifPresent(seen -> judgements.add(new Judgement(seen, probability)));
    }
    return judgements;
  }

  private static OutageFilter filter(Evidence evidence) {
    return new OutageFilter(
        evidence::leadChance, evidence::falseAlarmChance, evidence.hazardAhead());
  }
}
