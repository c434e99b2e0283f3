package forewarn.warehouse.openlineage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Where events go. */
interface EventTarget {
  Duration MOST_WAITED = Duration.ofSeconds(5);

  void send(String event) throws IOException, InterruptedException;

  /** Posts each event to a collector, for example {@code http://marquez:5000/api/v1/lineage}. */
  static EventTarget http(URI url) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(MOST_WAITED).build();
    return event -> {
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .timeout(MOST_WAITED)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(event))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new IOException("the collector answered " + status);
      }
    };
  }

  /** Appends each event to a file as a line. */
  static EventTarget file(Path file) {
    return event ->
        Files.writeString(
            file,
            event + "\n",
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
  }
}
