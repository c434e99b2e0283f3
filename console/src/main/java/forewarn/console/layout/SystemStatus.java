package forewarn.console.layout;

import forewarn.console.start.Stage;
import forewarn.console.start.StartUp;
import forewarn.prediction.monitoring.ModelAlarm;
import java.util.List;

/**
 * The system's state in one word and one line, as in the corner of every page.
 *
 * @param kind {@code live}, {@code preparing} or {@code failed}
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
        return new SystemStatus("failed", "Failed", stage.name() + ": " + stage.detail());
      }
    }
    if (startUp.live()) {
      return new SystemStatus("live", "Live", predictions(alarms));
    }
    return stages.stream()
        .filter(stage -> stage.state() == Stage.State.RUNNING)
        .findFirst()
        .map(stage -> new SystemStatus("preparing", "Preparing", describe(stage)))
        .orElseGet(() -> new SystemStatus("preparing", "Preparing", scoring(stages)));
  }

  private static String predictions(List<ModelAlarm> alarms) {
    return switch (alarms.size()) {
      case 0 -> "predictions are being made";
      case 1 -> "predictions are being made; model alarm: " + alarms.getFirst().label();
      default -> "predictions are being made; " + alarms.size() + " model alarms";
    };
  }

  // The stage has ended, with or without a model.
  private static String scoring(List<Stage> stages) {
    return stages.stream()
        .filter(stage -> stage.name().equals("Scoring"))
        .map(stage -> "scoring " + stage.detail())
        .findFirst()
        .orElse("starting");
  }

  public boolean live() {
    return kind.equals("live");
  }

  private static String describe(Stage stage) {
    return stage.percent() < 0 ? stage.name() : stage.name() + ", " + stage.percent() + " %";
  }
}
