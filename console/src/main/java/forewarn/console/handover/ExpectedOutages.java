package forewarn.console.handover;

import forewarn.console.live.Glance;
import forewarn.console.live.PredictionFeed;
import forewarn.console.live.Risk;
import forewarn.console.overview.NetworkNow;
import forewarn.operations.handover.ShiftReport.Expected;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The outages that the newest predictions expect. Thread-safe. */
@Component
class ExpectedOutages {
  private static final int MOST = 100;

  private final PredictionFeed feed;

  ExpectedOutages(PredictionFeed feed) {
    this.feed = feed;
  }

  /** Those with most lines first. */
  List<Expected> now() {
    return NetworkNow.of(feed.watch()).worst().stream()
        .filter(glance -> glance.risk() == Risk.EXPECTED)
        .limit(MOST)
        .map(ExpectedOutages::expected)
        .toList();
  }

  private static Expected expected(Glance glance) {
    return new Expected(
        glance.clusterId(),
        Objects.toString(glance.province(), ""),
        glance.hour().plus(Duration.ofHours(1)),
        glance.probability(),
        Math.round(glance.registered()));
  }
}
