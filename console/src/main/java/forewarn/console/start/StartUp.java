package forewarn.console.start;

import java.util.List;

/** How far the preparation is. Thread-safe. */
public interface StartUp {
  /** All stages in order, waiting ones included. */
  List<Stage> stages();

  /** Whether predictions can be made. */
  boolean live();

  /** Whether stages are still to be done and none has failed. */
  default boolean underWay() {
    return stages().stream().noneMatch(stage -> stage.state() == Stage.State.FAILED)
        && stages().stream().anyMatch(stage -> stage.state() != Stage.State.DONE);
  }
}
