package forewarn.console.push;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One client's stream of server-sent events. Used by one thread. */
public final class EventStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private static final byte[] END_OF_EVENT = {'\n', '\n'};

  private final HttpServletResponse response;
  private final EventStreams streams;
  private final InstantSource clock;
  private Instant lastSent;

  EventStream(HttpServletResponse response, EventStreams streams, InstantSource clock) {
    this.response = response;
    this.streams = streams;
    this.clock = clock;
    this.lastSent = clock.instant();
  }

  void open() throws IOException {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    // Proxies would hold events back otherwise.
    response.setHeader("X-Accel-Buffering", "no");
    comment("open");
  }

  /**
   * Whether to go on; false once the server stops. Asked at least every few seconds, it keeps the
   * connection alive while there is nothing to send, and finds out that the client has gone.
   */
  public boolean isOpen() throws IOException {
    if (Duration.between(lastSent, clock.instant()).compareTo(HEARTBEAT) >= 0) {
      comment("still here");
    }
    return !streams.ending();
  }

  /** Adds an event; {@link #flush} sends it. */
  public void write(String event, String data) throws IOException {
    StringBuilder text = new StringBuilder(data.length() + 32);
    text.append("event: ").append(event).append('\n');
    data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    output().write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Adds an event whose data is one line of UTF-8, as it is. */
  public void writeLine(String event, byte[] line) throws IOException {
    OutputStream output = output();
    output.write(("event: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8));
    output.write(line);
    output.write(END_OF_EVENT);
  }

  /** Sends what has been written; blocks while the client does not read. */
  public void flush() throws IOException {
    response.flushBuffer();
    lastSent = clock.instant();
  }

  private void comment(String text) throws IOException {
    output().write((": " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
    flush();
  }

  private OutputStream output() throws IOException {
    return response.getOutputStream();
  }
}
