package forewarn.console.admin;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.console.start.RetrainingStatus;
import forewarn.console.start.Services;
import forewarn.console.start.StartUp;
import forewarn.prediction.monitoring.ModelAlarm;
import forewarn.prediction.monitoring.Monitoring;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelRegistry;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The models in use, and what is done about them by itself. */
@Component
@Order(5)
final class ModelInspection implements Inspection {
  private final Services services;
  private final StartUp startUp;

  ModelInspection(Services services, StartUp startUp) {
    this.services = services;
    this.startUp = startUp;
  }

  @Override
  public String key() {
    return "models";
  }

  @Override
  public String title() {
    return "Models";
  }

  @Override
  public Section look() {
    Section.Builder section = new Section.Builder(key(), t(title()));
    Optional<ModelRegistry> registry = services.registry();
    if (registry.isEmpty()) {
      return section
          .fact(t("Models"), t("not open yet"), Health.PENDING, t("Wait for the start."))
          .build();
    }
    List<ModelCard> cards = registry.get().list();
    inUse(cards, section);
    cards.stream()
        .filter(card -> card.stage() == ModelCard.Stage.CHALLENGER)
        .findFirst()
        .ifPresent(card -> section.fact(t("Compared beside it"), words(card)));
    section.fact(t("Versions"), Format.count(cards.size()));
    alarms(section);
    unusable(registry.get(), section);
    services.retraining().ifPresent(retraining -> retraining(retraining.status(), section));
    return section.build();
  }

  private void inUse(List<ModelCard> cards, Section.Builder section) {
    Optional<ModelCard> champion =
        cards.stream().filter(card -> card.stage() == ModelCard.Stage.CHAMPION).findFirst();
    if (champion.isEmpty() && startUp.underWay()) {
      section.fact(
          t("In use"),
          t("none yet"),
          Health.PENDING,
          t("The history is prepared and a model trained on it; nothing needs to be done."));
      return;
    }
    section.fact(
        t("In use"),
        champion.map(ModelInspection::words).orElse(t("none")),
        champion.isPresent() ? Health.OK : Health.FAILED,
        t("Without a model nothing is predicted: import a history and train one."));
  }

  private void alarms(Section.Builder section) {
    List<ModelAlarm> alarms = services.monitoring().map(Monitoring::activeAlarms).orElse(List.of());
    if (alarms.isEmpty()) {
      section.fact(t("Alarms"), t("none"));
    }
    for (ModelAlarm alarm : alarms) {
      section.fact(
          t("Alarm: {0}", alarm.label()), alarm.message(), Health.ATTENTION, alarm.advice());
    }
  }

  private static void unusable(ModelRegistry registry, Section.Builder section) {
    registry
        .unusable()
        .forEach(model ->
            section.fact(
                t("Not usable"),
                model.why(),
                Health.ATTENTION,
                t("Delete the folder of the model, or restore it from a backup.")));
  }

  private static void retraining(RetrainingStatus status, Section.Builder section) {
    String error = status.lastError();
    String step = status.step();
    section.fact(
        t("Retraining"),
        error != null ? error : status.running() ? t("runs: {0}", step) : t("waits for new data"),
        error != null ? Health.ATTENTION : Health.OK,
        t("The newest retraining came to nothing; it is tried again when more data is there."));
  }

  private static String words(ModelCard card) {
    return t(
        "{0} {1}, made {2}, data until {3}",
        card.name(),
        card.version(),
        Format.shortHour(card.createdAt()),
        Format.shortHour(card.data().to()));
  }
}
