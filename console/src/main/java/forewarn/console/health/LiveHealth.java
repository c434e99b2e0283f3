package forewarn.console.health;

import forewarn.console.layout.SystemStatus;
import forewarn.console.start.Services;
import forewarn.console.start.StartUp;
import forewarn.prediction.monitoring.Monitoring;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up once predictions can be made; before, out of service and in which stage. */
@Component("predictions")
class LiveHealth implements HealthIndicator {
  private final StartUp startUp;
  private final Services services;

  LiveHealth(StartUp startUp, Services services) {
    this.startUp = startUp;
    this.services = services;
  }

  @Override
  public Health health() {
    SystemStatus status =
        SystemStatus.of(
            startUp, services.monitoring().map(Monitoring::activeAlarms).orElse(List.of()));
    Health.Builder health =
        switch (status.kind()) {
          case "live" -> Health.up();
          case "failed" -> Health.down();
          default -> Health.outOfService();
        };
    return health.withDetail("stage", status.detail()).build();
  }
}
