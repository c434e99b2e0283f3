package forewarn.operations.incident;

/**
 * What an incident costs.
 *
 * @param customers lines without service, or expected to be: each ONT is one customer's
 * @param probability that there is or will be an outage, 0..1; 1 when it is seen
 * @param hours how long such an outage is expected to last
 */
public record Impact(int customers, double probability, double hours) {

  /** Customer-hours expected to be lost; the queue is ordered by it. */
  public double score() {
    return customers * probability * hours;
  }
}
