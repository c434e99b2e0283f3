package forewarn.console.command;

import forewarn.console.start.Stage;
import forewarn.warehouse.Progress;
import java.io.PrintStream;

/**
 * Shows progress: on a terminal one line that is written over, elsewhere a line for every tenth.
 * Thread-safe.
 */
final class Terminal {
  private final PrintStream out;
  private final boolean interactive;
  private String lastStep = "";
  private boolean openLine;

  Terminal(PrintStream out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  static Terminal system() {
    return new Terminal(System.err, System.console() != null && System.console().isTerminal());
  }

  /** Progress of one piece of work. */
  Progress progress() {
    return this::step;
  }

  /** Shows where a stage of the start-up stands. */
  void show(Stage stage) {
    switch (stage.state()) {
      case WAITING -> {}
      case RUNNING -> step(stage.name() + " " + stage.detail(), stage.done(), stage.total());
      case DONE ->
          line("%-10s done in %5.1f s  %s".formatted(stage.name(), seconds(stage), stage.detail()));
      case FAILED -> line(stage.name() + " failed: " + stage.detail());
    }
  }

  /** A line that stays. */
  synchronized void line(String text) {
    if (openLine) {
      out.print("\r\u001b[K");
      openLine = false;
    }
    out.println(text);
  }

  private synchronized void step(String what, long done, long total) {
    String percent = total > 0 ? " " + 100 * done / total + " %" : "";
    if (interactive) {
      out.print("\r\u001b[K" + what.strip() + percent);
      out.flush();
      openLine = true;
      return;
    }
    String tenth = what.strip() + (total > 0 ? " " + 10 * done / total * 10 + " %" : "");
    if (!tenth.equals(lastStep)) {
      lastStep = tenth;
      out.println(tenth);
    }
  }

  private static double seconds(Stage stage) {
    return stage.took() == null ? 0 : stage.took().toMillis() / 1000.0;
  }
}
