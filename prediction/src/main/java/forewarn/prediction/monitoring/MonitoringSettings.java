package forewarn.prediction.monitoring;

/**
 * The bands of live figures; an alarm is raised outside of them. RATIONALE.md says what the
 * defaults come from.
 *
 * @param precisionDrop how far the live precision of a week may lie below that of the test
 * @param recallDrop how far the live recall of a week may lie below that of the test
 * @param calibrationFactor by which factor the outages of a week may differ from what the
 *     probabilities say
 * @param alertRateFactor by which factor the share of hours with an expected outage may differ from
 *     that of the test, over a week
 * @param missingShare how far the share of predictions with missing features may exceed that of the
 *     training, over a day
 * @param unusualShare largest share of predictions with unusual features, over a day
 * @param driftIndex stability index of a feature's week from which it has drifted
 * @param fewestOutcomes so many expected outages, or outages, before their share is judged
 */
public record MonitoringSettings(
    double precisionDrop,
    double recallDrop,
    double calibrationFactor,
    double alertRateFactor,
    double missingShare,
    double unusualShare,
    double driftIndex,
    int fewestOutcomes) {

  public static final MonitoringSettings DEFAULTS =
      new MonitoringSettings(0.10, 0.10, 1.5, 3, 0.05, 0.05, 0.25, 50);

  public MonitoringSettings {
    require(precisionDrop > 0 && precisionDrop < 1, "precision-drop", precisionDrop, "0..1");
    require(recallDrop > 0 && recallDrop < 1, "recall-drop", recallDrop, "0..1");
    require(calibrationFactor > 1, "calibration-factor", calibrationFactor, "above 1");
    require(alertRateFactor > 1, "alert-rate-factor", alertRateFactor, "above 1");
    require(missingShare > 0 && missingShare < 1, "missing-share", missingShare, "0..1");
    require(unusualShare > 0 && unusualShare < 1, "unusual-share", unusualShare, "0..1");
    require(driftIndex > 0, "drift-index", driftIndex, "above 0");
    require(fewestOutcomes > 0, "fewest-outcomes", fewestOutcomes, "above 0");
  }

  private static void require(boolean valid, String key, Object value, String rule) {
    if (!valid) {
      throw new IllegalArgumentException(
          "Invalid monitoring " + key + ": " + value + ", must be " + rule);
    }
  }
}
