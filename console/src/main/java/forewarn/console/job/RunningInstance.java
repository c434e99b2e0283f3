package forewarn.console.job;

import forewarn.warehouse.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The instance that holds a data directory: where it listens and the token by which commands of the
 * same user reach it. Kept in a file that only the owner can read.
 *
 * @param url of the console, without a trailing slash
 * @param token made anew at each start
 * @param pid of the process, to tell a running instance from a crashed one
 * @param bootstrapServers of its broker
 */
public record RunningInstance(String url, String token, long pid, String bootstrapServers) {
  /** The status of an answer whose body says in a sentence why something was not done. */
  public static final int REFUSED = 422;

  private static final String FILE = "instance.json";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The instance that runs on a data directory, if there is one. */
  public static Optional<RunningInstance> find(Path dataDir) {
    try {
      RunningInstance instance =
          JSON.readValue(Files.readString(dataDir.resolve(FILE)), RunningInstance.class);
      boolean alive = ProcessHandle.of(instance.pid()).map(ProcessHandle::isAlive).orElse(false);
      return alive ? Optional.of(instance) : Optional.empty();
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  /** Lets commands find this instance. */
  public void write(Path dataDir) throws IOException {
    Path file = dataDir.resolve(FILE);
    Path fresh = dataDir.resolve(FILE + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, JSON.writeValueAsString(this));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Takes the file away, at the end of the instance. */
  public static void remove(Path dataDir) throws IOException {
    Files.deleteIfExists(dataDir.resolve(FILE));
  }

  /**
   * Has the instance do a job.
   *
   * @throws JobFailedException when nothing of it could be done
   */
  public JobResult run(Job job, Progress progress) {
    Object body =
        switch (job) {
          case Job.Import(var paths) ->
              Map.of("paths", paths.stream().map(Path::toString).toList());
          case Job.Rebuild() -> Map.of();
          case Job.Train(var comparison) -> Map.of("comparison", comparison);
          case Job.Export(var table, var format, var target) ->
              Map.of("table", table, "format", format, "target", target.toString());
          case Job.Backup(var file) -> Map.of("file", file.toString());
          case Job.Decide(var what, var model, var who, var why) ->
              Map.of(
                  "what", what, "model", model == null ? "" : model.path(), "who", who, "why", why);
        };
    HttpRequest request =
        request("/internal/jobs/" + name(job))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Stream<String>> response =
          client.send(request, HttpResponse.BodyHandlers.ofLines());
      if (response.statusCode() != 200) {
        throw new JobFailedException(
            "the instance at " + url + " answered with status " + response.statusCode());
      }
      try (Stream<String> lines = response.body()) {
        return follow(lines.iterator(), progress)
            .orElseThrow(() -> new JobFailedException(unknownEnd(job)));
      } catch (UncheckedIOException | JacksonException e) {
        throw new JobFailedException(unknownEnd(job));
      }
    } catch (IOException e) {
      throw new JobFailedException(
          "the instance at " + url + " does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JobFailedException("interrupted");
    }
  }

  /**
   * What the instance says at an address.
   *
   * @param path below {@code /internal}
   * @throws JobFailedException when it does not answer
   */
  public String text(String path) {
    return exchange(request(path).GET().build());
  }

  /**
   * Tells the instance something.
   *
   * @param path below {@code /internal}
   * @param body written as JSON
   * @return what it answers
   * @throws JobFailedException when it does not answer, or refuses: then with its sentence
   */
  public String tell(String path, Object body) {
    return exchange(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  private String exchange(HttpRequest request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == REFUSED) {
        throw new JobFailedException(response.body());
      }
      if (response.statusCode() != 200) {
        throw new JobFailedException(
            "the instance at " + url + " answered with status " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new JobFailedException(
          "the instance at " + url + " does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JobFailedException("interrupted");
    }
  }

  private static Optional<JobResult> follow(Iterator<String> lines, Progress progress) {
    while (lines.hasNext()) {
      JsonNode line = JSON.readTree(lines.next());
      if (line.has("error")) {
        throw new JobFailedException(line.get("error").asString());
      }
      if (line.has("result")) {
        return Optional.of(
            new JobResult(line.get("result").asString(), line.path("failure").asString("")));
      }
      progress.update(
          line.path("what").asString(), line.path("done").asLong(), line.path("total").asLong());
    }
    return Optional.empty();
  }

  // It may have been done all the same, or have been cut off in the middle of a line.
  private String unknownEnd(Job job) {
    String what =
        switch (job) {
          case Job.Import ignored -> "import";
          case Job.Rebuild ignored -> "rebuild";
          case Job.Train ignored -> "training";
          case Job.Export ignored -> "export";
          case Job.Backup ignored -> "backup";
          case Job.Decide ignored -> "decision";
        };
    return "Cannot tell how the %s ended: Forewarn at %s stopped answering".formatted(what, url);
  }

  private static String name(Job job) {
    return switch (job) {
      case Job.Import ignored -> "import";
      case Job.Rebuild ignored -> "rebuild";
      case Job.Train ignored -> "train";
      case Job.Export ignored -> "export";
      case Job.Backup ignored -> "backup";
      case Job.Decide ignored -> "decide";
    };
  }

  /** The message is one clear sentence for the terminal. */
  public static final class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JobFailedException(String message) {
      super(message);
    }
  }
}
