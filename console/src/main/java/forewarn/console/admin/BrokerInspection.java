package forewarn.console.admin;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.console.live.PredictionFeed;
import forewarn.console.start.Services;
import forewarn.prediction.scoring.ScoringStatus;
import forewarn.warehouse.load.LoadStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The broker, its topics, and how far behind their readers are. */
@Component
@Order(2)
final class BrokerInspection implements Inspection {
  private static final Duration FRESH = Duration.ofSeconds(4);
  private static final long LONG_LAG = 20_000;

  private final Services services;
  private final PredictionFeed feed;
  private final InstantSource clock;
  private Instant readAt = Instant.EPOCH;
  private @Nullable BrokerTopics read;

  BrokerInspection(Services services, PredictionFeed feed, InstantSource clock) {
    this.services = services;
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "broker";
  }

  @Override
  public String title() {
    return "Broker and stream";
  }

  @Override
  public Section look() throws Exception {
    Section.Builder section = new Section.Builder(key(), t(title()));
    Optional<String> servers = services.bootstrapServers();
    if (servers.isEmpty()) {
      return section
          .fact(t("Broker"), t("not started yet"), Health.PENDING, t("Wait for the start."))
          .build();
    }
    // What the parts say of themselves is worth showing even when the broker does not answer.
    services.scoring().ifPresent(scoring -> scoring(scoring.status(), section));
    services.loader().ifPresent(loader -> loader(loader.status(), section));
    feed(section);
    try {
      topics(read(servers.get()), servers.get(), section);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      section.fact(
          t("Broker"),
          servers.get() + ": " + e,
          Health.FAILED,
          t("The broker does not answer: look whether it runs and whether its port is reached."));
    }
    return section.build();
  }

  private synchronized BrokerTopics read(String servers) throws Exception {
    BrokerTopics known = read;
    if (known == null || Duration.between(readAt, clock.instant()).compareTo(FRESH) > 0) {
      known = BrokerTopics.read(servers);
      read = known;
      readAt = clock.instant();
    }
    return known;
  }

  private static void topics(BrokerTopics topics, String servers, Section.Builder section) {
    section.fact(
        t("Broker"),
        t("{0}, {1} in the cluster", servers, topics.brokers()),
        topics.brokers() > 0 ? Health.OK : Health.FAILED,
        t("No broker is in the cluster."));
    if (topics.scoringLag() >= 0) {
      section.fact(
          t("Lag of scoring"),
          t("{0} records", Format.count(topics.scoringLag())),
          lag(topics.scoringLag()),
          t(
              "Scoring is behind: it catches up by itself unless records come in faster than it can"
                  + " score them."));
    }
    for (BrokerTopics.State topic : topics.topics()) {
      section.fact(
          topic.name(),
          t(
              "{0} partitions, end {1}, {2} kept",
              topic.partitions(),
              Format.count(topic.end()),
              Format.count(topic.end() - topic.begin())));
    }
  }

  private static void scoring(ScoringStatus status, Section.Builder section) {
    String error = status.lastError();
    section.fact(
        t("Scoring"),
        t("{0}, {1} /s", status.state(), Format.number(status.recordsPerSecond(), 0))
            + (error == null ? "" : " · " + error),
        !status.running()
            ? Health.FAILED
            : status.threadsReplaced() > 0 ? Health.ATTENTION : Health.OK,
        status.running()
            ? t("A scoring thread failed and was started anew: the log says why.")
            : t("Scoring has stopped: the log says why; start Forewarn again."));
  }

  private static void loader(LoadStatus status, Section.Builder section) {
    String error = status.error();
    boolean fails = error != null || !status.running();
    section.fact(
        t("Loading"),
        error != null ? error : status.running() ? t("runs") : t("stopped"),
        fails ? Health.FAILED : Health.OK,
        t(
            "Records are not loaded into the warehouse: they are kept by the broker until they are."));
    section.fact(
        t("Lag of loading"),
        t("{0} records", Format.count(status.lag())),
        lag(status.lag()),
        t("Loading is behind: it catches up by itself unless the disk is too slow."));
    section.fact(
        t("Dead letters"),
        t("{0} since the start", Format.count(status.deadLetters())),
        status.deadLetters() + status.skipped() > 0 ? Health.ATTENTION : Health.OK,
        t("Some records could not be read: topic dead_letters holds them with the reason."));
  }

  private void feed(Section.Builder section) {
    String error = feed.error().orElse(null);
    section.fact(
        t("Newest prediction"),
        error != null
            ? error
            : feed.newestAt()
                .map(newest ->
                    t("{0} ago", Format.duration(Duration.between(newest, clock.instant()))))
                .orElse(t("none yet")),
        error != null ? Health.FAILED : Health.OK,
        t("The console cannot read predictions; it tries again by itself."));
  }

  private static Health lag(long records) {
    return records > LONG_LAG ? Health.ATTENTION : Health.OK;
  }
}
