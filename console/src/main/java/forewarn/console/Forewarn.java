package forewarn.console;

import forewarn.console.command.ForewarnCommand;

/** The one program: see {@code ./forewarn help}. */
public final class Forewarn {
  private Forewarn() {}

  /** Runs a command; exits with 0 on success, 1 on failure with one sentence, 2 on wrong usage. */
  public static void main(String[] arguments) {
    // The console configures logging itself, through Spring, once it knows its data directory.
    if (arguments.length == 0 || !arguments[0].equals("run")) {
      System.setProperty("logback.configurationFile", "command-logback.xml");
    }
    int code = ForewarnCommand.execute(arguments);
    // A running console ends with its process, not with its main thread.
    if (code != ForewarnCommand.STILL_RUNNING) {
      System.exit(code);
    }
  }
}
