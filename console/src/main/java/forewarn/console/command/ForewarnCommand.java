package forewarn.console.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
    name = "forewarn",
    description = "Predicts outages of a fibre access network an hour ahead.",
    subcommands = {
      RunCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      SendCommand.class,
      RebuildCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ModelsCommand.class,
      ToolsCommand.class,
      AskCommand.class,
      SemanticCommand.class,
      AuditCommand.class,
      UserCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "  test      run the whole test suite, exactly what CI runs",
      "  bench     run the benchmarks; prints figures and ratios",
      "  gallery   take pictures of every page into docs/screenshots; needs Chromium",
      "  format    format the sources",
      "",
      "Start with './forewarn run', then open the address it prints.",
      "'./forewarn help COMMAND' tells more of one."
    })
public final class ForewarnCommand implements Runnable {
  /** In place of an exit code: the console goes on in other threads. */
  public static final int STILL_RUNNING = -1;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /**
   * Parses and runs.
   *
   * @return an exit code, or {@link #STILL_RUNNING}
   */
  public static int execute(String... arguments) {
    CommandLine line = new CommandLine(new ForewarnCommand());
    answerHelp(line);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((exception, command, parsed) -> {
          command.getErr().println("forewarn: " + sentence(exception));
          return 1;
        })
        .execute(arguments);
  }

  private static void answerHelp(CommandLine line) {
    if (line.getCommandSpec().findOption("--help") == null) {
      line.getCommandSpec()
          .addOption(
              OptionSpec.builder("-h", "--help")
                  .usageHelp(true)
                  .description("show this help and end")
                  .build());
    }
    line.getSubcommands().values().forEach(ForewarnCommand::answerHelp);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  static String sentence(Throwable problem) {
    String message = problem.getMessage();
    return message == null || message.isBlank() ? problem.toString() : message;
  }
}
