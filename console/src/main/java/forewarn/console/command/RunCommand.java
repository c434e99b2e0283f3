package forewarn.console.command;

import forewarn.console.ConsoleApplication;
import forewarn.console.backup.Restore;
import forewarn.console.job.RunningInstance;
import forewarn.console.security.FirstAdmin;
import forewarn.console.start.Stage;
import forewarn.console.start.StartFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description =
        "the main job: broker, warehouse, scoring and console, in one process; the first start makes"
            + " a history and trains on it",
    footer = {
      "",
      "Settings come from these flags, from FOREWARN_* environment variables and from forewarn.yml in"
          + " the data directory, in this order."
    })
@SuppressWarnings("NullAway.Init")
final class RunCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;

  @Option(names = "--port", description = "of the console (default: 8080)")
  private @Nullable String port;

  @Option(
      names = "--history",
      description =
          "months of history to simulate at the first start, 1mo to 24mo, or none (default: 12mo)")
  private @Nullable String history;

  @Option(names = "--speed", description = "simulated seconds per second (default: 720)")
  private @Nullable String speed;

  @Option(names = "--no-simulator", description = "real feeds only")
  private boolean noSimulator;

  @Option(names = "--profile", description = "of the simulator: reference (default) or harsh")
  private @Nullable String profile;

  @Option(names = "--seed", description = "of the simulator (default: 1)")
  private @Nullable String seed;

  @Option(names = "--broker-port", description = "of the embedded broker (default: 9092)")
  private @Nullable String brokerPort;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "an existing Kafka cluster in place of the embedded broker")
  private @Nullable String bootstrap;

  @Option(names = "--show-settings", description = "list all settings with their origin, and end")
  private boolean showSettings;

  @Override
  public Integer call() throws IOException {
    Path directory = dataDir.path();
    if (showSettings) {
      new SettingsListing(springArguments(directory)).print(System.out);
      return 0;
    }
    RunningInstance.find(directory)
        .ifPresent(instance -> {
          throw new IllegalStateException(
              "Cannot run on "
                  + directory
                  + ": an instance is running there already, at "
                  + instance.url());
        });
    Restore.requireFinished(directory);
    Files.createDirectories(directory.resolve("logs"));
    try {
      Terminal terminal = Terminal.system();
      SpringApplication application = application();
      application.addInitializers(context -> {
        Consumer<Stage> listener = terminal::show;
        context.getBeanFactory().registerSingleton("stageListener", listener);
      });
      application.addListeners(
          (ApplicationListener<ServletWebServerInitializedEvent>) event -> greet(event, terminal));
      application.run(springArguments(directory).toArray(String[]::new));
    } catch (RuntimeException e) {
      throw new IllegalStateException(StartFailures.sentence(e), e);
    }
    return ForewarnCommand.STILL_RUNNING;
  }

  private static void greet(ServletWebServerInitializedEvent event, Terminal terminal) {
    String address = "http://127.0.0.1:" + event.getWebServer().getPort();
    event.getApplicationContext().getBean(FirstAdmin.class).ensure(address, System.err);
    terminal.line("Forewarn answers at " + address);
  }

  private static SpringApplication application() {
    SpringApplication application = new SpringApplication(ConsoleApplication.class);
    application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    return application;
  }

  private List<String> springArguments(Path directory) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "forewarn.data-dir", directory.toString());
    add(
        arguments,
        "spring.config.additional-location",
        "optional:file:" + directory.resolve("forewarn.yml"));
    add(arguments, "forewarn.port", port);
    add(arguments, "forewarn.history", history);
    add(arguments, "forewarn.speed", speed);
    add(arguments, "forewarn.simulator", noSimulator ? "false" : null);
    add(arguments, "forewarn.profile", profile);
    add(arguments, "forewarn.seed", seed);
    add(arguments, "forewarn.broker-port", brokerPort);
    add(arguments, "forewarn.bootstrap", bootstrap);
    return arguments;
  }

  private static void add(List<String> arguments, String key, @Nullable String value) {
    if (value != null) {
      arguments.add("--" + key + "=" + value);
    }
  }
}
