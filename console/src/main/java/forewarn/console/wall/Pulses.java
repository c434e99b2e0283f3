package forewarn.console.wall;

import forewarn.console.layout.AssetVersion;
import forewarn.console.layout.SystemStatus;
import forewarn.console.live.Freshness;
import forewarn.console.live.PredictionFeed;
import forewarn.console.start.StartUp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says how the stream and what runs here are doing. Thread-safe. */
@Component
final class Pulses {
  private final PredictionFeed feed;
  private final StartUp startUp;
  private final AssetVersion assets;
  private final InstantSource clock;

  Pulses(PredictionFeed feed, StartUp startUp, AssetVersion assets, InstantSource clock) {
    this.feed = feed;
    this.startUp = startUp;
    this.assets = assets;
    this.clock = clock;
  }

  /** What the page is made of. */
  String version() {
    return assets.folder();
  }

  /**
   * The state of now, in the words of the reader whose request asks.
   *
   * @param least ONTs from which an expected outage is critical
   */
  Pulse now(WallNow wall, int least) {
    return new Pulse(
        version(),
        feed.caughtUp(),
        Pulse.notice(Freshness.of(feed, clock.instant()), SystemStatus.of(startUp, List.of())),
        feed.newestAt().orElse(null),
        Pulse.critical(wall, least));
  }
}
