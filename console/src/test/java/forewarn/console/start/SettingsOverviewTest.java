package forewarn.console.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SettingsOverviewTest {
  @Test
  void everySettingHasValueDefaultAndOrigin() {
    Map<String, SettingsOverview.Entry> settings =
        of(Map.of("forewarn.port", "9999", "forewarn.retention.tables.raw-city", "9d"));

    assertThat(settings.get("forewarn.port"))
        .satisfies(port -> {
          assertThat(port.value()).isEqualTo("9999");
          assertThat(port.standard()).isEqualTo("8080");
          assertThat(port.origin()).contains("test");
          assertThat(port.isSet()).isTrue();
        });
    assertThat(settings.get("forewarn.speed"))
        .isEqualTo(new SettingsOverview.Entry("forewarn.speed", "720", "720", "default"));
    assertThat(settings.get("forewarn.bootstrap").value()).isEqualTo("(not set)");
    assertThat(settings.get("forewarn.retention.tables.raw-city").value()).isEqualTo("9d");
  }

  @Test
  void secretsAreNeverTold() {
    Map<String, SettingsOverview.Entry> settings =
        of(
            Map.of(
                "forewarn.admin-password", "open sesame",
                "forewarn.openlineage.url", "https://me:sesame@lineage.example/api"));

    assertThat(settings.get("forewarn.admin-password").value()).isEqualTo("(set)");
    assertThat(settings.get("forewarn.openlineage.url").value())
        .isEqualTo("https://…@lineage.example/api");
  }

  private static Map<String, SettingsOverview.Entry> of(Map<String, Object> properties) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
    List<SettingsOverview.Entry> all = SettingsOverview.of(environment);
    return all.stream().collect(Collectors.toMap(SettingsOverview.Entry::key, Function.identity()));
  }
}
