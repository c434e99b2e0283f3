package forewarn.benchmarks.console;

import forewarn.console.ForewarnProcess;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person who is logged in, as far as the server can tell: a cookie, and answers in gzip. */
final class Session implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();

  /**
   * An answer.
   *
   * @param nanos from the request's first byte to the answer's last
   * @param bytes of its body as they travelled
   */
  record Answer(int status, long nanos, int bytes) {}

  private Session(String url) {
    this.url = url;
  }

  /**
   * Logs in as {@code admin}.
   *
   * @throws IllegalStateException when that is refused
   */
  static Session logIn(String url) throws IOException, InterruptedException {
    Session session = new Session(url);
    HttpResponse<String> form =
        session.http.send(session.request("/login").build(), HttpResponse.BodyHandlers.ofString());
    Matcher token = TOKEN.matcher(form.body());
    if (!token.find()) {
      throw new IllegalStateException("Cannot log in: no form at " + url + "/login");
    }
    String fields =
        "username=admin&password="
            + URLEncoder.encode(ForewarnProcess.PASSWORD, StandardCharsets.UTF_8)
            + "&_csrf="
            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    HttpRequest login =
        session
            .request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(fields))
            .build();
    var answer = session.http.send(login, HttpResponse.BodyHandlers.discarding());
    if (!answer.headers().firstValue("Location").orElse("").endsWith("/")) {
      throw new IllegalStateException("Cannot log in: answered with " + answer.statusCode());
    }
    return session;
  }

  /** Reads a whole answer. */
  Answer get(String path) throws IOException, InterruptedException {
    HttpRequest request = request(path).header("Accept-Encoding", "gzip").build();
    long started = System.nanoTime();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(answer.statusCode(), System.nanoTime() - started, answer.body().length);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
  }

  @Override
  public void close() {
    http.close();
  }
}
