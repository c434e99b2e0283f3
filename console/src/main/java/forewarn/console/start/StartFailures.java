package forewarn.console.start;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the console could not be started. */
public final class StartFailures {
  private StartFailures() {}

  /** The cause that a person can act on, found in the chain of causes. */
  public static String sentence(Throwable failure) {
    Throwable cause = failure;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof PortInUseException inUse) {
        return "Cannot start the console: port "
            + inUse.getPort()
            + " is taken; set another with --port";
      }
      if (at instanceof BindException bind && bind.getCause() != null) {
        return "Invalid setting " + bind.getName() + ": " + rootOf(bind).getMessage();
      }
      cause = at;
    }
    return "Cannot start: " + (cause.getMessage() == null ? cause : cause.getMessage());
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
