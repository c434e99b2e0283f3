package forewarn.console.admin;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.console.start.Services;
import forewarn.warehouse.check.HeldObject;
import forewarn.warehouse.profile.Inventory;
import forewarn.warehouse.profile.ObjectState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The warehouse: size, rows, freshness and what was rejected. */
@Component
@Order(3)
final class WarehouseInspection implements Inspection {
  private final Services services;
  private final Path file;
  private final InstantSource clock;

  WarehouseInspection(
      Services services, @Value("${forewarn.data-dir:data}") Path dataDir, InstantSource clock) {
    this.services = services;
    this.file = dataDir.resolve("warehouse").resolve("forewarn.duckdb");
    this.clock = clock;
  }

  @Override
  public String key() {
    return "warehouse";
  }

  @Override
  public String title() {
    return "Warehouse";
  }

  @Override
  public Section look() throws Exception {
    Section.Builder section = new Section.Builder(key(), t(title()));
    Optional<Inventory> inventory = services.inventory();
    if (inventory.isEmpty()) {
      return section
          .fact(t("Warehouse"), t("not open yet"), Health.PENDING, t("Wait for the start."))
          .build();
    }
    section.fact(
        t("File"),
        Files.exists(file) ? Sizes.words(Files.size(file)) : t("none yet"),
        Files.exists(file) ? Health.OK : Health.UNKNOWN,
        "");
    Collection<ObjectState> states = inventory.get().states().values();
    for (String layer : List.of("RAW", "STAGING", "DATAMART")) {
      long rows =
          states.stream()
              .filter(state -> state.object().startsWith(layer + "."))
              .mapToLong(ObjectState::rows)
              .sum();
      section.fact(t("Rows in {0}", layer), Format.count(rows));
    }
    refreshed(states, section);
    freshness(states, section);
    rejected(section);
    held(section);
    return section.build();
  }

  private void refreshed(Collection<ObjectState> states, Section.Builder section) {
    Optional<Instant> newest =
        states.stream()
            .map(ObjectState::changedAt)
            .filter(Objects::nonNull)
            .max(Instant::compareTo);
    section.fact(
        t("Last change"),
        newest
            .map(at -> t("{0} ago", Format.duration(Duration.between(at, clock.instant()))))
            .orElse(t("none yet")));
  }

  private static void freshness(Collection<ObjectState> states, Section.Builder section) {
    List<String> stale =
        states.stream().filter(ObjectState::stale).map(ObjectState::object).sorted().toList();
    section.fact(
        t("Stale objects"),
        stale.isEmpty() ? t("none") : stale.size() + ": " + String.join(", ", stale),
        stale.isEmpty() ? Health.OK : Health.ATTENTION,
        t("Their newest rows are older than they should be: look whether their source delivers."));
  }

  private void rejected(Section.Builder section) {
    services
        .rejections()
        .ifPresent(rejections -> {
          long open =
              rejections.count(forewarn.warehouse.rejected.Rejections.Filter.NONE)
                  - rejections.corrected();
          section.fact(
              t("Rejected rows"),
              Format.count(open),
              open > 0 ? Health.ATTENTION : Health.OK,
              t("They broke a rule and are kept apart: correct them under Catalogue, Rejected."));
        });
  }

  private void held(Section.Builder section) {
    services
        .quality()
        .ifPresent(quality -> {
          List<String> held = quality.held().stream().map(HeldObject::object).toList();
          section.fact(
              t("Held back"),
              held.isEmpty() ? t("none") : String.join(", ", held),
              held.isEmpty() ? Health.OK : Health.FAILED,
              t("A check fails, and these keep their earlier content: see Catalogue, Quality."));
        });
  }
}
