package forewarn.operations.tool.http;

import forewarn.operations.tool.ToolException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends to other systems: only where {@link AllowedHosts} lets it, never on to where an answer
 * redirects, within a time for the whole exchange, and without reading more than a megabyte.
 * Messages name the host and never the whole address, which may be a secret. Thread-safe.
 */
public final class Outgoing {
  private static final int MOST_SENT = 1_000_000;
  private static final int MOST_RECEIVED = 1_000_000;
  private static final int LONGEST_QUOTE = 200;

  private final AllowedHosts allowed;
  private final Duration timeout;
  private final HttpClient client;

  /**
   * @param timeout for a whole exchange
   */
  public Outgoing(AllowedHosts allowed, Duration timeout) {
    this.allowed = allowed;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * What came back.
   *
   * @param status 200..299
   */
  public record Reply(int status, String body) {}

  /**
   * Sends.
   *
   * @throws ToolException when it was not reached or took too long, or answered with 408, 425, 429
   *     or 5xx, which may pass; or refused, which will not
   */
  Reply send(String method, String address, Map<String, String> headers, String body) {
    URI uri = uri(address);
    allowed.check(uri);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MOST_SENT) {
      throw lasting(
          "Cannot send to %s: %,d bytes, at most %,d"
              .formatted(uri.getHost(), bytes.length, MOST_SENT));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(
                method,
                bytes.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(bytes))
            .header("User-Agent", "Forewarn");
    try {
      headers.forEach(request::setHeader);
    } catch (IllegalArgumentException e) {
      // The message would repeat the header, which may be a secret.
      throw lasting("Cannot send to " + uri.getHost() + ": a header has an invalid name or value");
    }
    return checked(uri, exchange(uri, request.build()));
  }

  private static URI uri(String address) {
    try {
      return new URI(address);
    } catch (java.net.URISyntaxException e) {
      throw lasting("Cannot send: the address is none");
    }
  }

  private HttpResponse<byte[]> exchange(URI uri, HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_RECEIVED));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw temporary(
          "Cannot reach %s: no whole answer within %d s"
              .formatted(uri.getHost(), timeout.toSeconds()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw temporary("Cannot reach " + uri.getHost() + ": it was interrupted");
    } catch (ExecutionException e) {
      String why =
          e.getCause() instanceof IOException problem && problem.getMessage() != null
              ? problem.getMessage()
              : "the connection failed";
      throw temporary("Cannot reach " + uri.getHost() + ": " + why);
    }
  }

  private static Reply checked(URI uri, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (status / 100 == 2) {
      return new Reply(status, body);
    }
    if (status / 100 == 3) {
      throw lasting(
          "Cannot send to %s: it redirects (%d), which is not followed"
              .formatted(uri.getHost(), status));
    }
    String message = "%s answered %d: %s".formatted(uri.getHost(), status, quote(body));
    boolean mayPass = status == 408 || status == 425 || status == 429 || status >= 500;
    throw mayPass ? temporary(message) : lasting(message);
  }

  // What the other side says stays one line of plain text.
  private static String quote(String body) {
    String line = body.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }

  private static ToolException temporary(String message) {
    return new ToolException(ToolException.Kind.TEMPORARY, message);
  }

  private static ToolException lasting(String message) {
    return new ToolException(ToolException.Kind.LASTING, message);
  }
}
