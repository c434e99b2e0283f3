package forewarn.simulator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "live", mixinStandardHelpOptions = true, description = "x")
final class LiveCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
