package forewarn.console.admin;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.console.push.EventStreams;
import forewarn.console.start.Services;
import forewarn.console.start.SettingsOverview;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What is done again and again, and who is being told. */
@Component
@Order(6)
final class WorkInspection implements Inspection {
  private final Services services;
  private final EventStreams streams;
  private final Map<String, String> settings;

  WorkInspection(Services services, EventStreams streams, Environment environment) {
    this.services = services;
    this.streams = streams;
    this.settings =
        SettingsOverview.of(environment).stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    SettingsOverview.Entry::key, SettingsOverview.Entry::value));
  }

  @Override
  public String key() {
    return "work";
  }

  @Override
  public String title() {
    return "Scheduled work";
  }

  @Override
  public Section look() {
    Section.Builder section = new Section.Builder(key(), t(title()));
    String seconds = setting("forewarn.refresh-seconds");
    section.fact(t("Stream and inbox into the tables"), t("every {0} s", seconds));
    section.fact(
        t("Outcomes of predictions"),
        services.monitoring().isPresent()
            ? t("every {0} s", 2 * Integer.parseInt(seconds))
            : t("not started yet"));
    section.fact(
        t("New model"),
        services.retraining().isPresent()
            ? t("after {0} of new data, or an alarm", setting("forewarn.retraining.every"))
            : t("not started yet"));
    section.fact(t("Rows of the stream are kept for"), setting("forewarn.retention.stream"));
    section.fact(t("Open event streams"), Format.count(streams.count()));
    return section.build();
  }

  private String setting(String key) {
    return settings.getOrDefault(key, Format.NONE);
  }
}
