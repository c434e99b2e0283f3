package forewarn.prediction.monitoring;

import forewarn.prediction.registry.ModelRegistry;
import forewarn.warehouse.Warehouse;
import java.util.List;

/**
 * Watches what comes of predictions. Figures are kept in the warehouse's tables FACT_MODEL_OUTCOMES,
 * FACT_MODEL_DRIFT and FACT_MODEL_ALARMS, so that they outlast restarts and can be asked for by SQL.
 * Thread-safe.
 */
public final class Monitoring {
  private final Warehouse warehouse;
  private final ModelRegistry registry;
  private final MonitoringSettings settings;

  public Monitoring(Warehouse warehouse, ModelRegistry registry, MonitoringSettings settings) {
    this.warehouse = warehouse;
    this.registry = registry;
    this.settings = settings;
  }
}
