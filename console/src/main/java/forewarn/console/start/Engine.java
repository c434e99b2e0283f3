package forewarn.console.start;

import forewarn.assistant.semantic.ModelInUse;
import forewarn.console.backup.Backup;
import forewarn.ingest.broker.EmbeddedBroker;
import forewarn.ingest.broker.TopicSetup;
import forewarn.prediction.monitoring.Monitoring;
import forewarn.prediction.monitoring.MonitoringRun;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelException;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.ClusterHistories;
import forewarn.prediction.scoring.ModelsInUse;
import forewarn.prediction.scoring.OutageModel;
import forewarn.prediction.scoring.Scoring;
import forewarn.prediction.scoring.ScoringSettings;
import forewarn.prediction.training.Comparison;
import forewarn.prediction.training.OutageTraining;
import forewarn.prediction.training.TrainingSettings;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.backup.Manifest;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.check.Quality;
import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.export.TableExport;
import forewarn.warehouse.export.TableExport.Exported;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.file.ImportedFile;
import forewarn.warehouse.file.Inbox;
import forewarn.warehouse.load.LoadSettings;
import forewarn.warehouse.load.StreamLoader;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.openlineage.OpenLineage;
import forewarn.warehouse.profile.Inventory;
import forewarn.warehouse.query.HourlyHistory;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Tracing;
import forewarn.warehouse.rejected.Readmission;
import forewarn.warehouse.rejected.Rejections;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of Forewarn, opened one after the other and closed in the reverse order. Work that
 * changes the warehouse's tables (import, refresh, rebuild) goes one at a time, and so does
 * training, which only reads them. Thread-safe.
 */
public final class Engine implements Services, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Engine.class);

  private final Settings settings;
  private final List<StreamFollower> followers;
  private final DataClock clock;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Object warehouseWork = new Object();
  private final Lock training = new ReentrantLock();
  private volatile boolean closing;
  private volatile boolean scoringWanted;
  private volatile @Nullable String bootstrapServers;
  private volatile @Nullable Warehouse warehouse;
  private volatile @Nullable Queries queries;
  private volatile @Nullable OpenQuery openQuery;
  private volatile @Nullable ModelInUse semanticModel;
  private volatile @Nullable Inventory inventory;
  private volatile @Nullable Inbox inbox;
  private volatile @Nullable TableExport tableExport;
  private volatile @Nullable StreamLoader loader;
  private volatile @Nullable ModelRegistry registry;
  private volatile @Nullable RetrainingSchedule retraining;
  private volatile @Nullable Scoring scoring;
  private volatile @Nullable Monitoring monitoring;

  /**
   * An engine of a whole instance.
   *
   * @param followers started as soon as there are broker and warehouse
   */
  public Engine(Settings settings, List<StreamFollower> followers) {
    this.settings = settings;
    this.followers = List.copyOf(followers);
    this.clock = new DataClock(settings);
  }

  /**
   * An engine for one command on a data directory that no instance holds: no stream, no scoring.
   */
  public static Engine withoutBroker(Path dataDir) {
    Engine engine = new Engine(Settings.defaults(dataDir), List.of());
    engine.openWarehouse();
    return engine;
  }

  /** Starts the embedded broker, or takes the configured cluster, and makes missing topics. */
  String openBroker() {
    Optional<String> external = settings.externalCluster();
    String servers =
        external.orElseGet(() ->
            opened(
                    EmbeddedBroker.start(
                        settings.dataDir().resolve("broker"), settings.brokerPort()))
                .bootstrapServers());
    TopicSetup.create(servers, settings.partitions());
    bootstrapServers = servers;
    return (external.isPresent() ? "cluster at " : "embedded at ") + servers;
  }

  /**
   * Opens the warehouse and the models; with a broker, streamed records are loaded from here on.
   */
  void openWarehouse() {
    warehouse =
        opened(
            Warehouse.open(
                settings.dataDir(),
                WarehouseSettings.defaults()
                    .withClocks(clock, clock::arrival)
                    .withRetention(settings.retention().stream(), settings.retention().byTable())));
    queries = new Queries(requireWarehouse());
    OpenQuery foreign = new OpenQuery(requireWarehouse());
    openQuery = foreign;
    ModelInUse semantic = new ModelInUse(requireWarehouse(), foreign, settings.semanticModel());
    semanticModel = semantic;
    inventory = opened(new Inventory(requireWarehouse()));
    openLineage(settings.openlineage(), requireWarehouse());
    tableExport = new TableExport(requireWarehouse());
    inbox =
        new Inbox(requireWarehouse(), settings.dataDir().resolve("inbox"), InstantSource.system());
    ModelRegistry models = new ModelRegistry(settings.dataDir().resolve("models"));
    models.whenDecided(decision -> followDecision());
    registry = models;
    retraining =
        new RetrainingSchedule(
            models,
            earliest -> NewestHour.from(earliest, new Queries(requireWarehouse())),
            HourlyHistory.of(requireWarehouse()),
            settings.retraining().every(),
            () -> monitoring().map(Monitoring::activeAlarms).orElse(List.of()),
            training);
    String servers = bootstrapServers;
    if (servers != null) {
      StreamLoader started = opened(new StreamLoader(requireWarehouse(), LoadSettings.of(servers)));
      started.start();
      loader = started;
      watchModels();
      Queries reading = new Queries(requireWarehouse());
      followers.forEach(follower -> opened(follower.follow(servers, reading)));
      semantic.readAhead();
    }
  }

  private void watchModels() {
    Monitoring watching =
        new Monitoring(requireWarehouse(), requireRegistry(), settings.modelAlarms().bands());
    opened(MonitoringRun.start(watching, Duration.ofSeconds(2L * settings.refreshSeconds())));
    monitoring = watching;
  }

  private void openLineage(OpenLineageSettings wanted, Warehouse warehouse) {
    URI url = wanted.url();
    Path file = wanted.file();
    if (url != null) {
      opened(OpenLineage.toCollector(warehouse, wanted.namespace(), url));
    } else if (file != null) {
      opened(OpenLineage.toFile(warehouse, wanted.namespace(), file));
    }
  }

  /** Loads files into bronze and moves them on to silver and gold. */
  public List<ImportedFile> importFiles(List<Path> paths, Progress progress) {
    synchronized (warehouseWork) {
      List<ImportedFile> imported = new FileImport(requireWarehouse()).importPaths(paths, progress);
      new Refresh(requireWarehouse()).refresh(progress);
      return imported;
    }
  }

  /** Which rules the rows of files broke on their way to silver. */
  public List<RejectedRows> rejectedRows(List<ImportedFile> files) {
    Set<Long> loads =
        files.stream().map(ImportedFile::load).filter(load -> load > 0).collect(Collectors.toSet());
    if (loads.isEmpty()) {
      return List.of();
    }
    return new Queries(requireWarehouse())
            .select(
                "select load_number, rule, count(*) from STAGING.REJECTED where load_number >= ?"
                    + " group by all order by all",
                Collections.min(loads))
            .rows()
            .stream()
            .map(row ->
                new RejectedRows(
                    number(row.get(0)), String.valueOf(row.get(1)), number(row.get(2))))
            .filter(rows -> loads.contains(rows.load()))
            .toList();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  /** Writes a table, named with or without its schema, as files. */
  public Exported export(String table, ExportFormat format, Path target, Progress progress) {
    Catalogue catalogue = requireWarehouse().catalogue();
    Definition definition =
        catalogue
            .find(table)
            .or(() ->
                catalogue.definitions().stream()
                    .filter(known -> known.name().equalsIgnoreCase(table))
                    .findFirst())
            .orElseThrow(() ->
                new WarehouseException("Cannot export " + table + ": there is no such table"));
    return new TableExport(requireWarehouse()).toPath(definition, format, target, progress);
  }

  /** Writes everything that cannot be made again into one file. */
  public Manifest backup(Path file, Progress progress) {
    return new Backup(settings.dataDir(), requireWarehouse()).into(file, progress);
  }

  /** Makes silver and gold again from bronze. */
  public void rebuild(Progress progress) {
    synchronized (warehouseWork) {
      new Refresh(requireWarehouse()).rebuild(progress);
    }
  }

  /** Whether tables are empty until the next refresh, as another release defines them. */
  boolean missingTables() {
    return !new Refresh(requireWarehouse()).missing().isEmpty();
  }

  void refresh() {
    refresh(Progress.none());
  }

  /** Moves newly streamed records, and files of the inbox, on into the warehouse's tables. */
  void refresh(Progress progress) {
    synchronized (warehouseWork) {
      require(inbox, "the inbox is not open yet").poll();
      Refresh refresh = new Refresh(requireWarehouse());
      refresh.archive();
      refresh.refresh(progress);
    }
  }

  /** Trains, evaluates and registers a model; when it is the champion, scoring goes on with it. */
  public ModelCard train(Progress progress) {
    return train(TrainingSettings.defaults().comparison(), progress);
  }

  /** The same with another comparison. */
  public ModelCard train(Comparison comparison, Progress progress) {
    ModelCard card;
    training.lock();
    try {
      HourlyHistory history = HourlyHistory.of(requireWarehouse());
      // Before the model, so that a crash in between never leaves a champion that scores cold.
      if (bootstrapServers != null && scoring == null) {
        ClusterHistories.publish(history, bootstrapServers, progress);
      }
      card =
          new OutageTraining(requireRegistry())
              .train(history, TrainingSettings.defaults().with(comparison), untilClosed(progress));
    } finally {
      training.unlock();
    }
    if (bootstrapServers != null) {
      startScoring();
    }
    return card;
  }

  private Progress untilClosed(Progress progress) {
    return (what, done, total) -> {
      if (closing) {
        throw new IllegalStateException("Cannot go on training: Forewarn is being closed");
      }
      progress.update(what, done, total);
    };
  }

  /** Has a model trained anew when one is due; returns at once. */
  void retrainWhenDue() {
    require(retraining, "the models are not open yet").look();
  }

  /**
   * Starts scoring with the models in use, or lets running scoring use them; does nothing without a
   * champion.
   */
  synchronized boolean startScoring() {
    scoringWanted = true;
    Optional<ModelsInUse> models =
        requireRegistry()
            .champion()
            .map(champion -> new ModelsInUse(champion, challengerIfUsable()));
    String servers = bootstrapServers;
    if (models.isEmpty() || servers == null || closing) {
      return false;
    }
    Scoring running = scoring;
    if (running == null) {
      publishHistories(servers);
      Scoring started =
          opened(
              new Scoring(
                  ScoringSettings.of(servers, settings.dataDir().resolve("scoring")),
                  models.get()));
      started.start();
      scoring = started;
    } else {
      running.use(models.get());
    }
    return true;
  }

  private @Nullable OutageModel challengerIfUsable() {
    try {
      return requireRegistry().challenger().orElse(null);
    } catch (ModelException e) {
      log.error("The challenger is left out of scoring", e);
      return null;
    }
  }

  // Before the start-up has come to scoring, or where nothing is scored, there is nothing to
  // switch.
  private void followDecision() {
    if (scoringWanted) {
      startScoring();
    }
  }

  // A broker that is new beside a model that is not, as after a restore, knows nothing of the
  // clusters' past: scoring would begin cold.
  private void publishHistories(String servers) {
    if (!ClusterHistories.arePublished(servers)) {
      ClusterHistories.publish(HourlyHistory.of(requireWarehouse()), servers, Progress.none());
    }
  }

  /** Keeps a part until {@link #close()}, which closes the newest first. */
  <T extends AutoCloseable> T opened(T part) {
    synchronized (open) {
      open.push(part);
    }
    return part;
  }

  /** What "now" is to the data. */
  DataClock clock() {
    return clock;
  }

  boolean closing() {
    return closing;
  }

  Warehouse requireWarehouse() {
    return require(warehouse, "the warehouse is not open yet");
  }

  ModelRegistry requireRegistry() {
    return require(registry, "the models are not open yet");
  }

  private static <T> T require(@Nullable T part, String otherwise) {
    if (part == null) {
      throw new IllegalStateException("Cannot do this now: " + otherwise);
    }
    return part;
  }

  @Override
  public Optional<Queries> queries() {
    return Optional.ofNullable(queries);
  }

  @Override
  public Optional<TableExport> tableExport() {
    return Optional.ofNullable(tableExport);
  }

  @Override
  public Optional<OpenQuery> openQuery() {
    return Optional.ofNullable(openQuery);
  }

  @Override
  public Optional<ModelInUse> semanticModel() {
    return Optional.ofNullable(semanticModel);
  }

  @Override
  public Optional<Inventory> inventory() {
    return Optional.ofNullable(inventory);
  }

  @Override
  public Optional<Tracing> tracing() {
    return Optional.ofNullable(warehouse).map(Tracing::new);
  }

  @Override
  public Optional<Quality> quality() {
    return Optional.ofNullable(warehouse).map(Quality::new);
  }

  @Override
  public Optional<Rejections> rejections() {
    return Optional.ofNullable(warehouse).map(Rejections::new);
  }

  @Override
  public Optional<Readmission> readmission() {
    return Optional.ofNullable(warehouse).map(Readmission::new);
  }

  @Override
  public Optional<ModelRegistry> registry() {
    return Optional.ofNullable(registry);
  }

  @Override
  public Optional<RetrainingSchedule> retraining() {
    return Optional.ofNullable(retraining);
  }

  @Override
  public Optional<StreamLoader> loader() {
    return Optional.ofNullable(loader);
  }

  @Override
  public Optional<Scoring> scoring() {
    return Optional.ofNullable(scoring);
  }

  @Override
  public Optional<Monitoring> monitoring() {
    return Optional.ofNullable(monitoring);
  }

  @Override
  public Optional<String> bootstrapServers() {
    return Optional.ofNullable(bootstrapServers);
  }

  @Override
  public void close() {
    closing = true;
    // A running import is waited for: closing the warehouse under it would lose its work. A running
    // training gives up at its next step.
    retraining().ifPresent(RetrainingSchedule::giveUp);
    training.lock();
    training.unlock();
    synchronized (warehouseWork) {
      while (true) {
        AutoCloseable part;
        synchronized (open) {
          part = open.poll();
        }
        if (part == null) {
          return;
        }
        try {
          part.close();
        } catch (Exception e) {
          log.error("Cannot close {} cleanly", part.getClass().getSimpleName(), e);
        }
      }
    }
  }
}
