package forewarn.console.start;

import forewarn.assistant.semantic.ModelInUse;
import forewarn.prediction.monitoring.Monitoring;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.Scoring;
import forewarn.warehouse.check.Quality;
import forewarn.warehouse.export.TableExport;
import forewarn.warehouse.load.StreamLoader;
import forewarn.warehouse.profile.Inventory;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Tracing;
import forewarn.warehouse.rejected.Readmission;
import forewarn.warehouse.rejected.Rejections;
import java.util.Optional;

/**
 * The running parts, each absent until start-up has reached it: the web server answers before the
 * warehouse is open. Thread-safe.
 */
public interface Services {
  Optional<Queries> queries();

  Optional<OpenQuery> openQuery();

  /** What the assistant may be asked about. */
  Optional<ModelInUse> semanticModel();

  /** What the warehouse's objects are and hold. */
  Optional<Inventory> inventory();

  /** Where rows came from. */
  Optional<Tracing> tracing();

  Optional<Quality> quality();

  Optional<Rejections> rejections();

  Optional<Readmission> readmission();

  Optional<TableExport> tableExport();

  Optional<ModelRegistry> registry();

  /** Trains anew, by itself and when asked. */
  Optional<RetrainingSchedule> retraining();

  Optional<StreamLoader> loader();

  Optional<Scoring> scoring();

  /** What comes of predictions. */
  Optional<Monitoring> monitoring();

  /** Where the broker is, once it is up. */
  Optional<String> bootstrapServers();
}
