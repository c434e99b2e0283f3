package forewarn.simulator.people;

/**
 * What a customer wrote.
 *
 * @param topic Connectivity or Billing
 * @param rating 1..5
 */
public record Feedback(String id, String channel, String topic, int rating, String text) {
  public String sentiment() {
    return rating <= 2 ? "negative" : rating == 3 ? "neutral" : "positive";
  }
}
