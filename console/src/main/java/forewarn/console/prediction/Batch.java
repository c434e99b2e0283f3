package forewarn.console.prediction;

import static forewarn.console.language.Words.t;

import forewarn.warehouse.batch.BatchFile;
import forewarn.warehouse.batch.BatchSummary;
import forewarn.warehouse.export.WorkFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A file that is or was scored, and how far it is. Thread-safe. */
public final class Batch {
  /** How far a batch is. */
  public enum Phase {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** For people. */
    public String words() {
      return switch (this) {
        case WAITING -> t("waiting");
        case RUNNING -> t("being scored");
        case DONE -> t("done");
        case FAILED -> t("not readable");
        case CANCELLED -> t("cancelled");
      };
    }
  }

  /**
   * What is known at one moment.
   *
   * @param step what is being done
   * @param total 0 when it is not known
   * @param message why it failed; empty when it has not
   */
  public record Status(Phase phase, String step, long done, long total, String message) {
    public boolean isUnderWay() {
      return phase == Phase.WAITING || phase == Phase.RUNNING;
    }
  }

  /**
   * What came of it.
   *
   * @param notes what should be known of the file, in sentences
   * @param model name and version
   */
  record Outcome(BatchFile file, BatchSummary summary, List<String> notes, String model) {}

  private final String id;
  private final String owner;
  private final String name;
  private final Path upload;
  private final WorkFolder folder;
  private final Instant begunAt;
  private volatile Status status = new Status(Phase.WAITING, "Waiting for its turn", 0, 0, "");
  private volatile boolean cancelled;
  private @Nullable Outcome outcome;
  private int readers;
  private boolean discarded;

  Batch(String id, String owner, String name, Path upload, WorkFolder folder, Instant begunAt) {
    this.id = id;
    this.owner = owner;
    this.name = name;
    this.upload = upload;
    this.folder = folder;
    this.begunAt = begunAt;
  }

  public String id() {
    return id;
  }

  String owner() {
    return owner;
  }

  /** The file's name as it was sent. */
  public String name() {
    return name;
  }

  Path upload() {
    return upload;
  }

  WorkFolder folder() {
    return folder;
  }

  public Instant begunAt() {
    return begunAt;
  }

  public Status status() {
    return status;
  }

  /** Takes note of progress; fails once it has been cancelled, which ends the work. */
  void progress(String step, long done, long total) {
    if (cancelled) {
      throw new CancellationException("cancelled");
    }
    status = new Status(Phase.RUNNING, step, done, total, "");
  }

  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  synchronized void finish(Outcome result) {
    if (discarded) {
      throw new CancellationException("discarded");
    }
    outcome = result;
    status = new Status(Phase.DONE, "Done", result.summary().rows(), result.summary().rows(), "");
  }

  void fail(String message) {
    status = new Status(Phase.FAILED, "", 0, 0, message);
  }

  void endCancelled() {
    status = new Status(Phase.CANCELLED, "", 0, 0, "");
  }

  /** What came of it, held until it is released, so that nobody closes it meanwhile. */
  synchronized Optional<Outcome> acquire() {
    if (outcome == null || discarded) {
      return Optional.empty();
    }
    readers++;
    return Optional.of(outcome);
  }

  synchronized void release() {
    readers--;
    notifyAll();
  }

  /** Waits for those who read it, then closes the database; the folder can go afterwards. */
  synchronized void discard() {
    discarded = true;
    while (readers > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (outcome != null) {
      outcome.file().close();
      outcome = null;
    }
  }
}
