package forewarn.telemetry.network;

import java.nio.file.Path;
import java.util.List;

/** A plan file that cannot be used; the message lists all that is wrong with it. */
public final class InvalidNetworkPlanException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidNetworkPlanException(Path file, List<String> problems) {
    super("Invalid network plan " + file + ": " + String.join("; ", problems));
  }
}
