package forewarn.console.command;

import forewarn.console.job.RunningInstance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "user",
    subcommands = HelpCommand.class,
    description = "list, add, change and remove who may log in at the running instance",
    footer = {
      "",
      "Roles: admin (everything), engineer (data, models, workflows), operator (incidents,",
      "handover), analyst and manager (look). A password is made and shown once, or read",
      "from standard input with --password-stdin; it is never an argument.",
      "'./forewarn user help COMMAND' tells more of one."
    })
@SuppressWarnings("NullAway.Init")
final class UserCommand implements Runnable {
  private static final String NAME = "NAME";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(description = "everybody who may log in")
  int list(@Mixin DataDir dataDir) {
    System.out.print(instance(dataDir).text("/internal/users"));
    return 0;
  }

  @Command(description = "let somebody log in")
  int add(
      @Mixin DataDir dataDir,
      @Parameters(paramLabel = NAME) String name,
      @Option(names = "--role", required = true, paramLabel = "ROLE") String role,
      @Option(names = "--password-stdin", description = "take the first line of standard input")
          boolean fromInput)
      throws IOException {
    return tell(dataDir, "add", name, role, password(fromInput));
  }

  @Command(description = "give a user another password")
  int password(
      @Mixin DataDir dataDir,
      @Parameters(paramLabel = NAME) String name,
      @Option(names = "--password-stdin", description = "take the first line of standard input")
          boolean fromInput)
      throws IOException {
    return tell(dataDir, "password", name, null, password(fromInput));
  }

  @Command(description = "give a user another role")
  int role(
      @Mixin DataDir dataDir,
      @Parameters(paramLabel = NAME) String name,
      @Parameters(paramLabel = "ROLE") String role) {
    return tell(dataDir, "role", name, role, null);
  }

  @Command(description = "let somebody in no more")
  int remove(@Mixin DataDir dataDir, @Parameters(paramLabel = NAME) String name) {
    return tell(dataDir, "remove", name, null, null);
  }

  private static int tell(
      DataDir dataDir, String what, String name, @Nullable String role, @Nullable String password) {
    Map<String, @Nullable String> body = new HashMap<>();
    body.put("name", name);
    body.put("role", role);
    body.put("password", password);
    body.put("who", System.getProperty("user.name", "somebody"));
    System.out.print(instance(dataDir).tell("/internal/users/" + what, body));
    return 0;
  }

  private static @Nullable String password(boolean fromInput) throws IOException {
    return fromInput
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .findFirst()
            .orElse("")
        : null;
  }

  private static RunningInstance instance(DataDir dataDir) {
    return RunningInstance.find(dataDir.path())
        .orElseThrow(() ->
            new IllegalStateException(
                "Cannot reach users: no instance runs on "
                    + dataDir.path()
                    + "; start one with './forewarn run'"));
  }
}
