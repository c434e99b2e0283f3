package forewarn.console;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real program as a process of its own, on free ports of loopback: what a user starts with
 * {@code ./forewarn run}. Tests kill it and start it again on the same data directory. Not covered:
 * the shell script around it.
 */
public final class ForewarnProcess implements AutoCloseable {
  public static final String PASSWORD = "correct horse battery staple";

  // Work that changes the warehouse's tables is finished first: long on a busy machine.
  private static final Duration PATIENCE_AT_END = Duration.ofMinutes(3);

  private static final int LOG_LINES_SHOWN = 150;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Path dataDir;
  private final List<String> runOptions;
  private final int port = freePort();
  private final int brokerPort = freePort();
  private Process process;

  private ForewarnProcess(Path dataDir, List<String> runOptions) {
    this.dataDir = dataDir;
    this.runOptions = runOptions;
  }

  /** Starts {@code run} with further options; does not wait. */
  public static ForewarnProcess start(Path dataDir, String... runOptions) {
    ForewarnProcess forewarn = new ForewarnProcess(dataDir, List.of(runOptions));
    forewarn.start();
    return forewarn;
  }

  /** Starts it, again after {@link #kill()}, with the same options and ports. */
  public void start() {
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of("--broker-port", Integer.toString(brokerPort)));
    arguments.addAll(runOptions);
    try {
      Files.createDirectories(dataDir);
      process = command(arguments).start();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot start the process", e);
    }
  }

  /** Runs another command on the same data directory to its end. */
  public CommandResult run(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile(dataDir, "command", ".txt");
    Process command =
        command(List.of(arguments))
            .redirectOutput(output.toFile())
            .redirectError(output.toFile())
            .start();
    int code = command.waitFor();
    return new CommandResult(code, Files.readString(output));
  }

  /** How a command ended and what it printed. */
  public record CommandResult(int code, String output) {}

  private ProcessBuilder command(List<String> arguments) {
    Path home = home();
    String classPath =
        String.join(
            File.pathSeparator,
            home.resolve("console/target/classes").toString(),
            home.resolve("console/target/lib") + "/*");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx1g",
            "-Dforewarn.home=" + home,
            "-cp",
            classPath,
            "forewarn.console.Forewarn"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(terminalFile().toFile()));
    builder.environment().put("FOREWARN_DATA_DIR", dataDir.toString());
    builder.environment().put("FOREWARN_ADMIN_PASSWORD", PASSWORD);
    return builder;
  }

  /** Ends it at once, as a power cut does to a process. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits until predictions can be made. */
  public ForewarnProcess awaitLive(Duration atMost) {
    Awaitility.await("live at " + url())
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("the process has ended:\n" + terminal());
          }
          return status("/actuator/health") == 200;
        });
    return this;
  }

  /** Waits until the console answers at all. */
  public ForewarnProcess awaitAnswer(Duration atMost) {
    Awaitility.await("answer at " + url())
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> status("/login") == 200);
    return this;
  }

  /** The first value of a query's first row, asked over HTTP as admin. */
  public JsonNode queryValue(String sql) throws IOException, InterruptedException {
    HttpRequest request =
        authorised("/api/v1/query")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("sql", sql))))
            .build();
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "Cannot query: " + response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body()).get("rows").get(0).get(0);
  }

  /** A request as admin with HTTP Basic. */
  public HttpRequest.Builder authorised(String path) {
    String credentials =
        Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(url() + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Basic " + credentials);
  }

  private int status(String path) throws InterruptedException {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(URI.create(url() + path))
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + brokerPort;
  }

  public Process process() {
    return process;
  }

  /** All that it has printed. */
  public String terminal() {
    try {
      return Files.readString(terminalFile());
    } catch (IOException e) {
      return "";
    }
  }

  private Path terminalFile() {
    return dataDir.resolve("terminal.txt");
  }

  /** What can be seen of it from outside when a test waits in vain: its state, log and threads. */
  public String diagnosis() {
    try {
      List<String> log = Files.readAllLines(dataDir.resolve("logs/forewarn.log"));
      return counters()
          + "\n"
          + String.join("\n", log.subList(Math.max(0, log.size() - LOG_LINES_SHOWN), log.size()))
          + "\n"
          + threads();
    } catch (IOException e) {
      return "no diagnosis: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "no diagnosis: interrupted";
    }
  }

  private String counters() throws InterruptedException {
    try {
      HttpResponse<String> metrics =
          HTTP.send(
              authorised("/actuator/prometheus").build(), HttpResponse.BodyHandlers.ofString());
      return String.join(
          "\n", metrics.body().lines().filter(line -> line.startsWith("forewarn_")).toList());
    } catch (IOException e) {
      return "no counters: " + e;
    }
  }

  private String threads() throws IOException, InterruptedException {
    Process jstack =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jstack").toString(),
                Long.toString(process.pid()))
            .redirectErrorStream(true)
            .start();
    String threads = new String(jstack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jstack.waitFor();
    return threads;
  }

  /** The folder that holds all modules. */
  public static Path home() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("telemetry")) ? here : here.getParent();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot find a free port", e);
    }
  }

  /** Ends it as Ctrl-C does. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_AT_END)) {
      String diagnosis = diagnosis();
      process.destroyForcibly().waitFor();
      throw new IllegalStateException(
          "the process did not end within %s:\n%s\n%s"
              .formatted(PATIENCE_AT_END, terminal(), diagnosis));
    }
  }
}
