package forewarn.console.start;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the console could not be started. */
public final class StartFailures {
  private StartFailures() {}

  /** The cause that a person can act on, found in the chain of causes. */
  public static String sentence(Throwable failure) {
    Throwable cause = failure;
    @Nullable ConfigurationProperty wrong = null;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof PortInUseException inUse) {
        return "Cannot start the console: port "
            + inUse.getPort()
            + " is taken; set another with --port";
      }
      if (at instanceof UnboundConfigurationPropertiesException unknown) {
        return "Invalid setting "
            + unknown.getUnboundProperties().stream()
                .map(property -> property.getName() + " (" + property.getOrigin() + ")")
                .collect(Collectors.joining(", "))
            + ": there is no such setting; run --show-settings lists them";
      }
      if (at instanceof BindException bind && bind.getProperty() != null) {
        wrong = bind.getProperty();
      }
      cause = at;
    }
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return wrong == null
        ? "Cannot start: " + reason
        : "Invalid setting " + wrong.getName() + ": '" + wrong.getValue() + "', " + reason;
  }
}
