package forewarn.console.admin;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.console.start.Services;
import forewarn.prediction.training.Versions;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;
import org.springframework.boot.SpringBootVersion;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What runs here. */
@Component
@Order(7)
final class VersionInspection implements Inspection {
  private final Services services;

  VersionInspection(Services services) {
    this.services = services;
  }

  @Override
  public String key() {
    return "versions";
  }

  @Override
  public String title() {
    return "Versions";
  }

  @Override
  public Section look() {
    Map<String, String> running = Versions.running();
    Section.Builder section = new Section.Builder(key(), t(title()));
    section.fact("Forewarn", running.getOrDefault("forewarn", Format.NONE));
    section.fact(
        t("Commit"), running.getOrDefault("commit", t("not known: built from an archive")));
    section.fact("Java", Runtime.version() + ", " + System.getProperty("java.vendor"));
    section.fact(
        t("System"),
        "%s %s, %s, %d CPUs"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
    section.fact("Spring Boot", SpringBootVersion.getVersion());
    section.fact("Apache Kafka", AppInfoParser.getVersion());
    section.fact("XGBoost", running.getOrDefault("xgboost4j", Format.NONE));
    section.fact("DuckDB", duckDb());
    return section.build();
  }

  private String duckDb() {
    return services
        .queries()
        .map(queries -> queries.select("select version()").rows())
        .filter(rows -> !rows.isEmpty())
        .map(rows -> String.valueOf(rows.getFirst().getFirst()))
        .orElse(t("not open yet"));
  }
}
