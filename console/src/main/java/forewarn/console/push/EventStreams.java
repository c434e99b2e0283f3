package forewarn.console.push;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Opens event streams and ends them all when the server stops. A stream occupies its request's
 * virtual thread for as long as it lasts: whoever writes to it may block without holding up anybody
 * else. Thread-safe.
 */
@Component
public final class EventStreams implements SmartLifecycle {
  private static final int MOST_STREAMS = 1000;

  private final InstantSource clock;
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean running;
  // Not the opposite of running: the web server may answer before this has been started.
  private volatile boolean ending;

  EventStreams(InstantSource clock) {
    this.clock = clock;
  }

  /** What feeds one stream. */
  public interface Source {
    /** Runs until the stream is closed or the client has gone, which an exception tells. */
    void feed(EventStream stream) throws IOException, InterruptedException;
  }

  /** Answers a request with events, and returns when the client has gone or the server stops. */
  public void serve(HttpServletResponse response, Source source) throws IOException {
    if (count.incrementAndGet() > MOST_STREAMS) {
      count.decrementAndGet();
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "too many event streams");
      return;
    }
    try {
      EventStream stream = new EventStream(response, this, clock);
      stream.open();
      source.feed(stream);
    } catch (IOException e) {
      // The client has gone: the usual end of a stream.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      count.decrementAndGet();
    }
  }

  /** Streams that are open now. */
  public int count() {
    return count.get();
  }

  /** Whether streams are to end because the server stops. */
  boolean ending() {
    return ending;
  }

  @Override
  public void start() {
    running = true;
  }

  // Ends before the web server, which waits for its requests.
  @Override
  public void stop() {
    ending = true;
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
