package forewarn.console.start;

import java.util.List;

/** How far the preparation is. Thread-safe. */
public interface StartUp {
  /** All stages in order, waiting ones included. */
  List<Stage> stages();

  /** Whether predictions can be made. */
  boolean live();
}
