package forewarn.simulator;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The simulator's program: {@code history} writes the past of a network as files, {@code live}
 * continues it as a stream, {@code ideal} says how well it can be foretold.
 */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    description = "Simulates a fibre access network.",
    subcommands = {HistoryCommand.class, LiveCommand.class, IdealCommand.class})
public final class Simulator {
  private Simulator() {}

  /** Exit code 0 on success, 1 on failure with one sentence on stderr, 2 on wrong usage. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    return new CommandLine(new Simulator())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Simulator::report)
        .execute(arguments);
  }

  private static int report(Exception failure, CommandLine command, Object parsed) {
    command.getErr().println(failure.getMessage());
    command.getErr().flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
