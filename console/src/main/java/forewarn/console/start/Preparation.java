package forewarn.console.start;

import forewarn.console.backup.Restore;
import forewarn.prediction.registry.ModelCard;
import forewarn.telemetry.network.NetworkPlan;
import forewarn.telemetry.network.ReferenceNetwork;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;
import forewarn.warehouse.query.Queries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings Forewarn from whatever the data directory holds to live predictions, stage by stage. Every
 * stage looks at what is there already, so that a start after a crash resumes where the last one
 * was cut off.
 */
public final class Preparation implements StartUp, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Preparation.class);
  private static final String BROKER = "Broker";
  private static final String WAREHOUSE = "Warehouse";
  private static final String HISTORY = "History";
  private static final String LOAD = "Load";
  private static final String TRAINING = "Training";
  private static final String SCORING = "Scoring";
  private static final String LIVE = "Live";
  private static final Duration PATIENCE_WITH_SCORING = Duration.ofSeconds(60);

  private final Settings settings;
  private final Engine engine;
  private final Stages stages;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable SimulatorProcess simulator;

  public Preparation(
      Settings settings, Engine engine, InstantSource clock, Consumer<Stage> listener) {
    this.settings = settings;
    this.engine = engine;
    this.stages =
        new Stages(
            List.of(BROKER, WAREHOUSE, HISTORY, LOAD, TRAINING, SCORING, LIVE), clock, listener);
  }

  @Override
  public List<Stage> stages() {
    return stages.all();
  }

  @Override
  public boolean live() {
    return engine.scoring().map(scoring -> scoring.status().running()).orElse(false);
  }

  /**
   * Runs all stages, then keeps the warehouse up to date until closed.
   *
   * @param whenOpen called once broker and warehouse are open, before the long stages
   * @throws Exception the first failure; its stage shows it
   */
  public void run(Announcement whenOpen) throws Exception {
    stages.run(BROKER, progress -> engine.openBroker());
    stages.run(
        WAREHOUSE,
        progress -> {
          engine.openWarehouse();
          return engine.missingTables() ? "tables are to be made again" : rows() + " hourly rows";
        });
    whenOpen.announce();
    stages.run(HISTORY, this::makeHistory);
    stages.run(LOAD, this::loadHistory);
    stages.run(TRAINING, this::train);
    stages.run(SCORING, this::startScoring);
    stages.run(LIVE, progress -> goLive());
    keepRefreshed();
  }

  /** Tells others of this instance. */
  interface Announcement {
    void announce() throws IOException;
  }

  private String makeHistory(Progress progress) throws Exception {
    writePlan();
    Optional<Instant> from = settings.historyStart();
    if (from.isEmpty() || historyLoaded()) {
      return from.isEmpty() ? "none wanted" : "made before";
    }
    Path folder = historyFolder();
    deleteFiles(folder);
    Files.createDirectories(folder);
    try (SimulatorProcess process =
        SimulatorProcess.startHistory(
            simulatorLog(),
            List.of(
                "--network",
                planFile().toString(),
                "--from",
                from.get().toString(),
                "--to",
                Settings.HISTORY_END.minus(Duration.ofHours(1)).toString(),
                "--seed",
                Long.toString(settings.seed()),
                "--profile",
                settings.profile(),
                "--out",
                folder.toString()))) {
      process.await("simulating " + settings.history(), progress);
    }
    return settings.history() + " until " + Settings.HISTORY_END;
  }

  private String loadHistory(Progress progress) throws IOException {
    Path folder = historyFolder();
    rebuildIfWanted(progress);
    // Before scoring, which begins with the history.
    if (engine.missingTables()) {
      engine.refresh(progress);
    }
    if (settings.historyStart().isPresent() && !historyLoaded()) {
      engine.importFiles(List.of(folder), progress);
      deleteFiles(folder);
      Files.createFile(historyMarker());
    }
    return rows() + " hourly rows";
  }

  private void rebuildIfWanted(Progress progress) throws IOException {
    Path mark = Restore.rebuildMark(settings.dataDir());
    if (Files.exists(mark)) {
      engine.refresh();
      engine.rebuild(progress);
      Files.delete(mark);
    }
  }

  private String train(Progress progress) {
    if (engine.requireRegistry().list().stream()
        .anyMatch(card -> card.stage() == ModelCard.Stage.CHAMPION)) {
      return "a model is there";
    }
    if (rows() == 0) {
      return "no history to learn from";
    }
    var card = engine.train(progress);
    return card.name() + " version " + card.version();
  }

  // Goes on without it after a while: records are kept, and scored once it runs.
  private String startScoring(Progress progress) throws InterruptedException {
    if (!engine.startScoring()) {
      return "waits for a model: run ./forewarn train";
    }
    Instant patience = Instant.now().plus(PATIENCE_WITH_SCORING);
    while (!live() && Instant.now().isBefore(patience)) {
      progress.update(scoringState(), 0, 0);
      if (closed.await(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    return live() ? "model in use" : "not running yet: " + scoringState();
  }

  private String scoringState() {
    return engine
        .scoring()
        .map(scoring -> scoring.status().state().toLowerCase(Locale.ROOT))
        .orElse("not started");
  }

  private String goLive() throws IOException {
    if (!settings.simulator()) {
      return "waiting for records at " + engine.bootstrapServers().orElse("");
    }
    SimulatorProcess process =
        engine.opened(
            SimulatorProcess.startLive(
                simulatorLog(),
                List.of(
                    "--bootstrap",
                    engine.bootstrapServers().orElseThrow(),
                    "--network",
                    planFile().toString(),
                    "--from",
                    firstLiveHour().toString(),
                    "--seed",
                    Long.toString(settings.seed()),
                    "--profile",
                    settings.profile(),
                    "--speed",
                    Double.toString(settings.speed()),
                    "--drop",
                    inboxFolder().toString())));
    process.follow(engine.clock()::tell);
    simulator = process;
    return "simulated network at " + settings.speed() + " times real time";
  }

  // On a topic that holds a simulated stream already the simulator goes on from there; on a new one
  // after what was restored.
  private Instant firstLiveHour() {
    return NewestHour.from(Settings.HISTORY_END, new Queries(engine.requireWarehouse()))
        .map(hour -> hour.plus(Duration.ofHours(1)))
        .orElse(Settings.HISTORY_END);
  }

  private void keepRefreshed() throws InterruptedException {
    while (!closed.await(settings.refreshSeconds(), TimeUnit.SECONDS)) {
      try {
        // What arrived is dated by the data's clock, once and for all.
        if (engine.clock().isKnown()) {
          engine.refresh();
          engine.retrainWhenDue();
        }
      } catch (RuntimeException e) {
        log.error("Cannot refresh the warehouse; trying again", e);
      }
      if (simulator != null && !simulator.running()) {
        log.error("The simulator has ended; see {}", simulatorLog());
        simulator = null;
      }
    }
  }

  private long rows() {
    return HourlyHistory.of(engine.requireWarehouse()).rows();
  }

  private void writePlan() throws IOException {
    if (Files.exists(planFile())) {
      NetworkPlan.read(planFile());
    } else {
      ReferenceNetwork.plan().write(planFile());
    }
  }

  private boolean historyLoaded() {
    return Files.exists(historyMarker());
  }

  private Path historyMarker() {
    return settings.dataDir().resolve("history.loaded");
  }

  private Path historyFolder() {
    return settings.dataDir().resolve("history");
  }

  /** Where the simulator leaves files of the tables that are not streamed. */
  private Path inboxFolder() {
    return settings.dataDir().resolve("inbox");
  }

  private Path planFile() {
    return settings.dataDir().resolve("network.csv");
  }

  private Path simulatorLog() {
    return settings.dataDir().resolve("logs").resolve("simulator.log");
  }

  private static void deleteFiles(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
