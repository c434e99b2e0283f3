package forewarn.console.layout;

import static forewarn.console.language.Words.composed;
import static forewarn.console.language.Words.t;

import forewarn.console.live.Freshness;
import forewarn.console.start.Stage;
import forewarn.console.start.StartUp;
import forewarn.prediction.monitoring.ModelAlarm;
import java.util.List;

/**
 * The system's state in one word and one line, as in the corner of every page.
 *
 * @param kind {@code live}, {@code stalled} (all is ready, but nothing comes), {@code preparing} or
 *     {@code failed}
 * @param detail which stage, how far, or why it failed
 */
public record SystemStatus(String kind, String title, String detail) {

  /**
   * @param alarms of models in use
   */
  public static SystemStatus of(StartUp startUp, List<ModelAlarm> alarms) {
    List<Stage> stages = startUp.stages();
    for (Stage stage : stages) {
      if (stage.state() == Stage.State.FAILED) {
        return new SystemStatus(
            "failed", t("Failed"), t(stage.name()) + ": " + composed(stage.detail()));
      }
    }
    if (startUp.live()) {
      return new SystemStatus("live", t("Live"), predictions(alarms));
    }
    return stages.stream()
        .filter(stage -> stage.state() == Stage.State.RUNNING)
        .findFirst()
        .map(stage -> new SystemStatus("preparing", t("Preparing"), describe(stage)))
        .orElseGet(() -> new SystemStatus("preparing", t("Preparing"), scoring(stages)));
  }

  /** The state as far as the stream bears it out: a reader is told when nothing comes. */
  public SystemStatus borneOutBy(Freshness freshness) {
    if (!kind.equals("live")) {
      return this;
    }
    return switch (freshness.state()) {
      case WAITING, FRESH -> this;
      case LATE, STOPPED -> new SystemStatus("stalled", title, t("but no records arrive"));
      case BROKEN -> new SystemStatus("stalled", title, t("but predictions cannot be read"));
    };
  }

  private static String predictions(List<ModelAlarm> alarms) {
    return switch (alarms.size()) {
      case 0 -> t("predictions are being made");
      case 1 ->
          t("predictions are being made; model alarm: {0}", composed(alarms.getFirst().label()));
      default -> t("predictions are being made; {0} model alarms", alarms.size());
    };
  }

  // The stage has ended, with or without a model.
  private static String scoring(List<Stage> stages) {
    return stages.stream()
        .filter(stage -> stage.name().equals("Scoring"))
        .map(stage -> t("scoring {0}", composed(stage.detail())))
        .findFirst()
        .orElse(t("starting"));
  }

  public boolean live() {
    return kind.equals("live");
  }

  private static String describe(Stage stage) {
    return stage.percent() < 0 ? t(stage.name()) : t(stage.name()) + ", " + stage.percent() + " %";
  }
}
