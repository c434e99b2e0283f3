package forewarn.console.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.operations.tool.mail.SmtpServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTest {

  @Test
  void haveDefaults() {
    assertThat(settings(Map.of()))
        .isEqualTo(
            new Settings(
                Path.of("data"),
                8080,
                null,
                "12mo",
                true,
                "reference",
                1,
                720,
                null,
                9092,
                2,
                5,
                10_000,
                200,
                null,
                null,
                null,
                RetentionSettings.DEFAULT,
                RetrainingSettings.DEFAULT,
                OpenLineageSettings.OFF,
                ModelAlarmSettings.DEFAULT,
                MailSettings.OFF,
                OutgoingSettings.DEFAULT,
                ReportSettings.DEFAULT));
    assertThat(settings(Map.of()).historyStart()).contains(Instant.parse("2024-01-01T00:00:00Z"));
  }

  @Test
  void areReadByTheirNames() {
    assertThat(
            settings(
                Map.ofEntries(
                    Map.entry("forewarn.data-dir", "/tmp/elsewhere"),
                    Map.entry("forewarn.port", "1"),
                    Map.entry("forewarn.admin-password", "secret"),
                    Map.entry("forewarn.history", "none"),
                    Map.entry("forewarn.simulator", "false"),
                    Map.entry("forewarn.profile", "harsh"),
                    Map.entry("forewarn.seed", "2"),
                    Map.entry("forewarn.speed", "3.5"),
                    Map.entry("forewarn.bootstrap", "host:9092"),
                    Map.entry("forewarn.broker-port", "4"),
                    Map.entry("forewarn.partitions", "5"),
                    Map.entry("forewarn.refresh-seconds", "6"),
                    Map.entry("forewarn.query-rows", "7"),
                    Map.entry("forewarn.upload-mb", "8"),
                    Map.entry("forewarn.map", "provinces.geojson"),
                    Map.entry("forewarn.map-property", "WADMPR"),
                    Map.entry("forewarn.semantic-model", "telco.yaml"),
                    Map.entry("forewarn.retention.stream", "2d"),
                    Map.entry("forewarn.retention.tables.raw-ont-status", "700d"),
                    Map.entry("forewarn.retraining.every", "14d"),
                    Map.entry("forewarn.openlineage.url", "http://collector:5000/api/v1/lineage"),
                    Map.entry("forewarn.openlineage.namespace", "ours"),
                    Map.entry("forewarn.model-alarms.precision-drop", "0.2"),
                    Map.entry("forewarn.model-alarms.recall-drop", "0.3"),
                    Map.entry("forewarn.model-alarms.calibration-factor", "2"),
                    Map.entry("forewarn.model-alarms.alert-rate-factor", "4"),
                    Map.entry("forewarn.model-alarms.missing-share", "0.6"),
                    Map.entry("forewarn.model-alarms.unusual-share", "0.7"),
                    Map.entry("forewarn.model-alarms.drift-index", "0.8"),
                    Map.entry("forewarn.model-alarms.fewest-outcomes", "9"),
                    Map.entry("forewarn.mail.host", "smtp.example.com"),
                    Map.entry("forewarn.mail.port", "465"),
                    Map.entry("forewarn.mail.from", "noc@example.com"),
                    Map.entry("forewarn.mail.user", "noc"),
                    Map.entry("forewarn.mail.password", "secret:SMTP"),
                    Map.entry("forewarn.mail.tls", "implicit"),
                    Map.entry("forewarn.outgoing.allow", "tickets.lan,10.0.0.7:8081"),
                    Map.entry("forewarn.outgoing.timeout", "5s"),
                    Map.entry(
                        "forewarn.outgoing.pagerduty", "https://events.example.com/v2/enqueue"),
                    Map.entry("forewarn.reports.keep-mb", "50"))))
        .isEqualTo(
            new Settings(
                Path.of("/tmp/elsewhere"),
                1,
                "secret",
                "none",
                false,
                "harsh",
                2,
                3.5,
                "host:9092",
                4,
                5,
                6,
                7,
                8,
                Path.of("provinces.geojson"),
                "WADMPR",
                Path.of("telco.yaml"),
                new RetentionSettings(
                    Duration.ofDays(2), Map.of("raw-ont-status", Duration.ofDays(700))),
                new RetrainingSettings(Duration.ofDays(14)),
                new OpenLineageSettings(
                    URI.create("http://collector:5000/api/v1/lineage"), null, "ours"),
                new ModelAlarmSettings(0.2, 0.3, 2, 4, 0.6, 0.7, 0.8, 9),
                new MailSettings(
                    "smtp.example.com",
                    465,
                    "noc@example.com",
                    "noc",
                    "secret:SMTP",
                    SmtpServer.Tls.IMPLICIT),
                new OutgoingSettings(
                    List.of("tickets.lan", "10.0.0.7:8081"),
                    Duration.ofSeconds(5),
                    URI.create("https://events.example.com/v2/enqueue")),
                new ReportSettings(50)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forewarn.history | 25mo | Invalid forewarn.history: 25mo, must be none or 1mo to 24mo",
        "forewarn.history | a year | Invalid forewarn.history: a year, must be none or 1mo to 24mo",
        "forewarn.speed | 0 | Invalid forewarn.speed: 0.0, must be above 0 and at most 1000000",
        "forewarn.speed | NaN | Invalid forewarn.speed: NaN, must be above 0 and at most 1000000",
        "forewarn.profile | mild | Invalid forewarn.profile: mild, must be reference or harsh",
        "forewarn.upload-mb | 0 | Invalid forewarn.upload-mb: 0, must be 1..2000",
        "forewarn.partitions | 0 | Invalid forewarn.partitions: 0, must be 1..1000",
        "forewarn.retraining.every | 1h | Invalid forewarn.retraining.every: PT1H, must be 0 or at least 1d",
        "forewarn.openlineage.url | ftp://x | Invalid forewarn.openlineage.url: ftp://x, must begin with http:// or https://",
        "forewarn.mail.host | smtp.lan | Invalid forewarn.mail.from: (not set), must be the sender's address when there is a host",
        "forewarn.mail.password | sesame | Invalid forewarn.mail.password: must be a reference such as secret:SMTP",
        "forewarn.outgoing.timeout | 0s | Invalid forewarn.outgoing.timeout: PT0S, must be above 0 and at most 2m",
        "forewarn.reports.keep-mb | 0 | Invalid forewarn.reports.keep-mb: 0, must be 1..1000000"
      })
  void sayWhichValueIsWrong(String key, String value, String message) {
    assertThatThrownBy(() -> settings(Map.of(key, value))).hasRootCauseMessage(message);
  }

  private static Settings settings(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("forewarn", Settings.class);
  }
}
