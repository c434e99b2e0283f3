package forewarn.console.overview;

import forewarn.console.layout.Format;
import forewarn.console.live.PredictionFeed;
import forewarn.console.start.Services;
import forewarn.prediction.scoring.ScoringStatus;
import forewarn.warehouse.load.LoadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How far behind each part of the stream's path is. */
public record Pipeline(List<Part> parts) {

  /**
   * One part.
   *
   * @param state {@code ok}, {@code waiting} or {@code failed}
   * @param figure the one number that matters
   * @param detail in words
   */
  public record Part(String name, String state, String figure, String detail) {}

  static Pipeline of(Services services, PredictionFeed feed, Instant now) {
    return new Pipeline(
        List.of(
            services
                .scoring()
                .map(scoring -> scoring(scoring.status()))
                .orElseGet(() -> waiting("Scoring")),
            services
                .loader()
                .map(loader -> loading(loader.status(), now))
                .orElseGet(() -> waiting("Loading")),
            feed(feed, now)));
  }

  private static Part scoring(ScoringStatus status) {
    String error = status.lastError();
    if (!status.running()) {
      return new Part("Scoring", "failed", Format.NONE, error == null ? status.state() : error);
    }
    return new Part(
        "Scoring",
        "ok",
        Format.number(status.recordsPerSecond(), 0) + " /s",
        Format.count(status.scored())
            + " scored since start"
            + (status.skipped() == 0 ? "" : ", " + Format.count(status.skipped()) + " unreadable"));
  }

  private static Part loading(LoadStatus status, Instant now) {
    String error = status.error();
    if (error != null || !status.running()) {
      return new Part("Loading", "failed", Format.NONE, error == null ? "stopped" : error);
    }
    Instant commit = status.lastCommit();
    return new Part(
        "Loading",
        "ok",
        "lag " + Format.count(status.lag()),
        (commit == null
                ? "nothing loaded yet"
                : "last commit " + Format.duration(Duration.between(commit, now)) + " ago")
            + ", "
            + Format.count(status.deadLetters())
            + " dead letters");
  }

  private static Part feed(PredictionFeed feed, Instant now) {
    if (feed.error().isPresent()) {
      return new Part("Stream", "failed", Format.NONE, feed.error().get());
    }
    return feed.newestAt()
        .map(newest ->
            new Part(
                "Stream",
                "ok",
                Format.duration(Duration.between(newest, now)) + " ago",
                "newest prediction, " + Format.number(feed.perSecond(), 0) + " /s"))
        .orElseGet(() -> new Part("Stream", "waiting", Format.NONE, "no prediction yet"));
  }

  private static Part waiting(String name) {
    return new Part(name, "waiting", Format.NONE, "not started yet");
  }
}
