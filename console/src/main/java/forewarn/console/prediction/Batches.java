package forewarn.console.prediction;

import forewarn.console.problem.Problems;
import forewarn.console.start.Services;
import forewarn.prediction.batch.BatchScoring;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.OutageModel;
import forewarn.warehouse.batch.BatchFile;
import forewarn.warehouse.batch.BatchLimits;
import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.export.WorkFolder;
import forewarn.warehouse.file.UnreadableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Scores the files that users send, at most two at a time, and keeps what came of them for an hour
 * in the data directory, for their owners alone. Nothing of it outlives the process. Thread-safe.
 */
@Component
class Batches implements DisposableBean {
  static final Duration KEPT = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
  private static final int MOST_AT_ONCE = 2;
  private static final int MOST_OF_A_USER = 5;
  private static final int MOST = 20;

  private final Services services;
  private final InstantSource clock;
  private final Path directory;
  private final Map<String, Batch> batches = new ConcurrentHashMap<>();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          MOST_AT_ONCE, Thread.ofPlatform().name("batch-", 1).daemon().factory());
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("batch-sweeper").daemon().factory());

  Batches(
      Services services,
      InstantSource clock,
      @Value("${forewarn.data-dir:data}") Path dataDirectory)
      throws IOException {
    this.services = services;
    this.clock = clock;
    this.directory = dataDirectory.resolve("batches");
    removeLeftovers();
    sweeper.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
  }

  private void removeLeftovers() throws IOException {
    if (Files.exists(directory)) {
      new WorkFolder(directory).close();
    }
    Files.createDirectories(directory);
  }

  /** Takes a file over and begins with it as soon as there is a place. */
  Batch begin(String owner, MultipartFile upload) {
    OutageModel model = champion();
    String name = nameOf(upload);
    ExportFormat format = formatOf(name);
    makeRoom(owner);
    try {
      WorkFolder folder = WorkFolder.in(directory);
      Path file = folder.path().resolve("upload" + format.ending());
      Batch batch =
          new Batch(UUID.randomUUID().toString(), owner, name, file, folder, clock.instant());
      try {
        upload.transferTo(file);
      } catch (IOException e) {
        folder.close();
        throw e;
      }
      batches.put(batch.id(), batch);
      workers.execute(() -> run(batch, model));
      return batch;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the file: " + e.getMessage(), e);
    }
  }

  private OutageModel champion() {
    return services
        .registry()
        .flatMap(ModelRegistry::champion)
        .orElseThrow(() -> Problems.notReady("There is no model yet: one is trained first"));
  }

  // Of a name that a browser sent with its folders, the last part.
  private static String nameOf(MultipartFile upload) {
    String sent = upload.getOriginalFilename() == null ? "" : upload.getOriginalFilename();
    String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    String printable = name.replaceAll("\\p{Cntrl}", "_");
    return printable.length() > 100 ? printable.substring(printable.length() - 100) : printable;
  }

  private static ExportFormat formatOf(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (ExportFormat format : ExportFormat.values()) {
      if (lower.endsWith(format.ending())) {
        return format;
      }
    }
    throw unreadable(name, "not a CSV, Parquet or XLSX file");
  }

  static RuntimeException unreadable(String name, String reason) {
    return Problems.badRequest("Unreadable file", "Cannot read '" + name + "': " + reason);
  }

  private void makeRoom(String owner) {
    while (of(owner).size() >= MOST_OF_A_USER) {
      removeOldest(of(owner), "of your files are being scored; wait for one or cancel it");
    }
    while (batches.size() >= MOST) {
      removeOldest(List.copyOf(batches.values()), "files are being scored; try again later");
    }
  }

  private void removeOldest(List<Batch> among, String otherwise) {
    Batch oldest =
        among.stream()
            .filter(batch -> !batch.status().isUnderWay())
            .min(Comparator.comparing(Batch::begunAt))
            .orElseThrow(() ->
                Problems.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many files",
                    "Cannot score the file: %d %s".formatted(among.size(), otherwise)));
    remove(oldest);
  }

  private void run(Batch batch, OutageModel model) {
    try {
      batch.progress("Opening the file", 0, 0);
      BatchFile file =
          BatchFile.read(
              batch.upload(),
              batch.folder().path(),
              BatchLimits.USUAL,
              rows -> batch.progress("Reading rows", rows, 0));
      try {
        Files.deleteIfExists(batch.upload());
        List<String> notes = new BatchScoring(model).score(file, clock.instant(), batch::progress);
        batch.finish(
            new Batch.Outcome(file, file.summary(), notes, model.name() + " " + model.version()));
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (CancellationException e) {
      removeFiles(batch);
      batch.endCancelled();
    } catch (UnreadableFileException e) {
      removeFiles(batch);
      batch.fail(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      LOG.warn("Cannot score {}", batch.name(), e);
      removeFiles(batch);
      batch.fail("it could not be scored: the log says why");
    }
  }

  /** A user's own batches, the newest first. */
  List<Batch> of(String owner) {
    return batches.values().stream()
        .filter(batch -> batch.owner().equals(owner))
        .sorted(Comparator.comparing(Batch::begunAt).reversed())
        .toList();
  }

  Optional<Batch> find(String owner, String id) {
    return Optional.ofNullable(batches.get(id)).filter(batch -> batch.owner().equals(owner));
  }

  /** Forgets a batch and removes its files, once nobody reads them. */
  void remove(Batch batch) {
    batches.remove(batch.id());
    removeFiles(batch);
  }

  private static void removeFiles(Batch batch) {
    batch.discard();
    try {
      if (Files.exists(batch.folder().path())) {
        batch.folder().close();
      }
    } catch (IOException e) {
      LOG.warn("Cannot remove {}", batch.folder().path(), e);
    }
  }

  private void sweep() {
    for (Batch batch : batches.values()) {
      if (!batch.status().isUnderWay() && batch.begunAt().plus(KEPT).isBefore(clock.instant())) {
        remove(batch);
      }
    }
  }

  @Override
  public void destroy() throws Exception {
    sweeper.shutdownNow();
    batches.values().forEach(Batch::cancel);
    workers.shutdown();
    if (workers.awaitTermination(20, TimeUnit.SECONDS)) {
      List.copyOf(batches.values()).forEach(this::remove);
    }
  }
}
