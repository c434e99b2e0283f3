package forewarn.operations.correlation;

import forewarn.telemetry.Alarm;
import forewarn.telemetry.Prediction;

/** Something the stream tells. */
public sealed interface Message {
  /** What the model says of a cluster, with what telemetry shows of it. */
  record Predicted(Prediction prediction) implements Message {}

  /** What another system has noticed. */
  record Reported(Alarm alarm) implements Message {}
}
