package forewarn.simulator.table;

import forewarn.simulator.process.Observation;
import org.jspecify.annotations.Nullable;

/** A table whose rows follow from single observations; a row is delivered as its observation is. */
public non-sealed interface HourlyTable<R> extends RawTable<R> {
  /** The row of an observation, or null when it has none. */
  @Nullable R row(Observation observation);
}
