package forewarn.console.admin;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.console.start.Stage;
import forewarn.console.start.StartUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The stages of the start with their times. */
@Component
@Order(1)
final class StartInspection implements Inspection {
  private final StartUp startUp;
  private final InstantSource clock;

  StartInspection(StartUp startUp, InstantSource clock) {
    this.startUp = startUp;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "start";
  }

  @Override
  public String title() {
    return "Start";
  }

  @Override
  public Section look() {
    Section.Builder section = new Section.Builder(key(), t(title()));
    section.fact(
        t("Predictions"),
        startUp.live() ? t("are being made") : t("not yet"),
        startUp.live() ? Health.OK : startUp.underWay() ? Health.PENDING : Health.ATTENTION,
        t("Predictions start when all stages are done and a model is there."));
    for (Stage stage : startUp.stages()) {
      section.fact(t(stage.name()), words(stage), health(stage), advice(stage));
    }
    return section.build();
  }

  private String words(Stage stage) {
    Duration took = stage.took();
    return switch (stage.state()) {
      case WAITING -> t("waiting");
      case RUNNING -> {
        Instant startedAt = stage.startedAt();
        String since =
            startedAt == null ? "" : Format.duration(Duration.between(startedAt, clock.instant()));
        yield since
            + (stage.percent() < 0 ? "" : ", " + stage.percent() + " %")
            + " "
            + stage.detail();
      }
      case DONE -> (took == null ? "" : Format.duration(took) + " · ") + stage.detail();
      case FAILED -> stage.detail();
    };
  }

  private static Health health(Stage stage) {
    return switch (stage.state()) {
      case FAILED -> Health.FAILED;
      case RUNNING, WAITING -> Health.PENDING;
      case DONE -> Health.OK;
    };
  }

  private static String advice(Stage stage) {
    return stage.state() == Stage.State.FAILED
        ? t("Stage {0} failed: look into the log, mend the cause and start again.", stage.name())
        : "";
  }
}
