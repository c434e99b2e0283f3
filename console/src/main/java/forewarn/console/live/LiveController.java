package forewarn.console.live;

import forewarn.console.push.EventStream;
import forewarn.console.push.EventStreams;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * The live page. A browser gets four events a second at most, each with the newest rows only: the
 * stream may be a thousand times faster than anyone can read.
 */
@Controller
class LiveController {
  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration IDLE_TICK = Duration.ofSeconds(2);
  private static final int ROWS_AT_FIRST = 100;
  private static final int ROWS_PER_TICK = 20;

  private final PredictionFeed feed;
  private final EventStreams streams;
  private final JsonMapper json;

  LiveController(PredictionFeed feed, EventStreams streams, JsonMapper json) {
    this.feed = feed;
    this.streams = streams;
    this.json = json;
  }

  @GetMapping("/live")
  ModelAndView page() {
    return new ModelAndView("live/page");
  }

  @GetMapping("/live/stream")
  void stream(HttpServletResponse response) throws IOException {
    streams.serve(response, this::follow);
  }

  private void follow(EventStream stream) throws IOException, InterruptedException {
    RecentPredictions recent = feed.recent();
    RecentPredictions.Batch batch = recent.newestFrom(0, ROWS_AT_FIRST);
    long alertsSent = -1;
    while (stream.isOpen()) {
      long alerts = feed.watch().changes();
      LiveTick tick = LiveTick.of(feed, batch, alerts != alertsSent);
      stream.write("tick", json.writeValueAsString(tick));
      stream.flush();
      alertsSent = alerts;
      Thread.sleep(TICK);
      recent.await(batch.next(), IDLE_TICK);
      batch = recent.newestFrom(batch.next(), ROWS_PER_TICK);
    }
  }
}
