package forewarn.console.alarm;

import forewarn.operations.alarm.AlarmTable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/**
 * How many alarms stand, and how many of them have no place in the network: many of those mean that
 * another system does not say where its alarms are.
 */
@Component
final class AlarmMetrics implements MeterBinder {
  private final AlarmTable alarms;

  AlarmMetrics(AlarmTable alarms) {
    this.alarms = alarms;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("forewarn.alarms.standing", alarms, AlarmTable::countStanding).register(registry);
    Gauge.builder("forewarn.alarms.placeless", alarms, AlarmTable::countPlaceless)
        .register(registry);
  }
}
