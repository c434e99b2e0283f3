package forewarn.console.start;

import forewarn.console.start.Stage.State;
import forewarn.warehouse.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The stages of a start-up as they go on; every change is told to one listener. Thread-safe. */
final class Stages {
  private final List<Stage> stages = new ArrayList<>();
  private final InstantSource clock;
  private final Consumer<Stage> listener;

  Stages(List<String> names, InstantSource clock, Consumer<Stage> listener) {
    names.forEach(name -> stages.add(Stage.waiting(name)));
    this.clock = clock;
    this.listener = listener;
  }

  synchronized List<Stage> all() {
    return List.copyOf(stages);
  }

  /** What a stage does; its result is the detail shown when it has ended. */
  interface Work {
    String run(Progress progress) throws Exception;
  }

  /** Runs a stage and lets its failure pass on. */
  void run(String name, Work work) throws Exception {
    Instant startedAt = clock.instant();
    change(name, State.RUNNING, "", 0, 0, startedAt, null);
    try {
      String detail =
          work.run((what, done, total) ->
              change(name, State.RUNNING, what, done, total, startedAt, null));
      change(name, State.DONE, detail, 1, 1, startedAt, sinceStart(startedAt));
    } catch (Exception | Error e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      change(name, State.FAILED, reason, 0, 0, startedAt, sinceStart(startedAt));
      throw e;
    }
  }

  private Duration sinceStart(Instant startedAt) {
    return Duration.between(startedAt, clock.instant());
  }

  private void change(
      String name,
      State state,
      String detail,
      long done,
      long total,
      Instant startedAt,
      @Nullable Duration took) {
    Stage changed = new Stage(name, state, detail, done, total, startedAt, took);
    synchronized (this) {
      stages.replaceAll(stage -> stage.name().equals(name) ? changed : stage);
    }
    listener.accept(changed);
  }
}
