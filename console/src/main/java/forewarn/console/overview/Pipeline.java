package forewarn.console.overview;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.console.live.Freshness;
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
   * @param state {@code ok}, {@code late}, {@code waiting} or {@code failed}
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
                .orElseGet(() -> waiting(t("Scoring"))),
            services
                .loader()
                .map(loader -> loading(loader.status(), now))
                .orElseGet(() -> waiting(t("Loading"))),
            feed(feed, now)));
  }

  private static Part scoring(ScoringStatus status) {
    String error = status.lastError();
    if (!status.running()) {
      return new Part(t("Scoring"), "failed", Format.NONE, error == null ? status.state() : error);
    }
    return new Part(
        t("Scoring"),
        "ok",
        t("{0} /s", Format.number(status.recordsPerSecond(), 0)),
        t("{0} scored since start", Format.count(status.scored()))
            + (status.skipped() == 0
                ? ""
                : ", " + t("{0} unreadable", Format.count(status.skipped()))));
  }

  private static Part loading(LoadStatus status, Instant now) {
    String error = status.error();
    if (error != null || !status.running()) {
      return new Part(t("Loading"), "failed", Format.NONE, error == null ? t("stopped") : error);
    }
    Instant commit = status.lastCommit();
    return new Part(
        t("Loading"),
        "ok",
        t("lag {0}", Format.count(status.lag())),
        (commit == null
                ? t("nothing loaded yet")
                : t("last commit {0} ago", Format.duration(Duration.between(commit, now))))
            + ", "
            + t("{0} dead letters", Format.count(status.deadLetters())));
  }

  private static Part feed(PredictionFeed feed, Instant now) {
    if (feed.error().isPresent()) {
      return new Part(t("Stream"), "failed", Format.NONE, feed.error().get());
    }
    boolean late = Freshness.of(feed, now).state() != Freshness.State.FRESH;
    return feed.newestAt()
        .map(newest ->
            new Part(
                t("Stream"),
                late ? "late" : "ok",
                t("{0} ago", Format.duration(Duration.between(newest, now))),
                late
                    ? t("no record for longer than usual")
                    : t("newest prediction, {0} /s", Format.number(feed.perSecond(), 0))))
        .orElseGet(() -> new Part(t("Stream"), "waiting", Format.NONE, t("no prediction yet")));
  }

  private static Part waiting(String name) {
    return new Part(name, "waiting", Format.NONE, t("not started yet"));
  }
}
