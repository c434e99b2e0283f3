package forewarn.console.start;

import forewarn.prediction.monitoring.MonitoringSettings;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far live figures of a model may be from what its card says before an alarm is raised.
 *
 * @param precisionDrop how far the precision of a week may lie below that of the test
 * @param recallDrop how far the recall of a week may lie below that of the test
 * @param calibrationFactor by which factor the outages of a week may differ from what the
 *     probabilities say
 * @param alertRateFactor by which factor the share of hours with an expected outage may differ from
 *     that of the test
 * @param missingShare how far the share of a day's predictions with missing features may exceed
 *     that of the training
 * @param unusualShare the largest share of a day's predictions with unusual features
 * @param driftIndex the stability index of a week from which a feature has drifted
 * @param fewestOutcomes so many outages before their share is judged
 */
public record ModelAlarmSettings(
    @DefaultValue("0.1") double precisionDrop,
    @DefaultValue("0.1") double recallDrop,
    @DefaultValue("1.5") double calibrationFactor,
    @DefaultValue("3") double alertRateFactor,
    @DefaultValue("0.05") double missingShare,
    @DefaultValue("0.05") double unusualShare,
    @DefaultValue("0.25") double driftIndex,
    @DefaultValue("50") int fewestOutcomes) {
  static final ModelAlarmSettings DEFAULT =
      new ModelAlarmSettings(0.1, 0.1, 1.5, 3, 0.05, 0.05, 0.25, 50);

  MonitoringSettings bands() {
    return new MonitoringSettings(
        precisionDrop,
        recallDrop,
        calibrationFactor,
        alertRateFactor,
        missingShare,
        unusualShare,
        driftIndex,
        fewestOutcomes);
  }
}
