package forewarn.console.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.telemetry.SeedData;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.OntStatus;
import forewarn.warehouse.figure.Period;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.Queries;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is reckoned from kept tickets, against the same asked of the warehouse. */
class KeptTicketsTest {
  private static final double EXACT = 1e-9;
  private static final int ROUNDS = 40;
  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir static Path dataDir;
  private static Warehouse warehouse;
  private static TicketData asked;
  private static TicketData kept;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  KeptTicketsTest() {
    System.out.println("KeptTicketsTest seed " + seed);
  }

  @BeforeAll
  static void open() {
    warehouse = Warehouse.open(dataDir, WarehouseSettings.defaults());
    FileImport files = new FileImport(warehouse);
    Stream.of(
            "RAW_CITY.csv",
            "RAW_OLT.csv",
            "RAW_CLUSTER.csv",
            "RAW_NETWORK_CONTEXT_STATIC.parquet",
            "RAW_CUSTOMER_FEEDBACK.parquet",
            "RAW_TICKET_SUMMARY.parquet")
        .map(SeedData::file)
        .forEach(file -> files.importPaths(List.of(file), Progress.none()));
    new Refresh(warehouse).refresh(Progress.none());
    Queries queries = new Queries(warehouse);
    OntStatus network = new OntStatus(queries);
    asked = new TicketData(queries, network, Optional.empty());
    kept = new TicketData(queries, network, Optional.of(KeptTickets.read(queries)));
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @Test
  void daysAndProvincesAreTheSame() {
    for (int i = 0; i < ROUNDS; i++) {
      Period period = period();
      Area area = area();
      LocalDate before = TicketData.before(period);
      Map<LocalDate, Tally> days = asked.days(period.firstDay(), before, area).days();
      assertSame(kept.days(period.firstDay(), before, area).days(), days);

      List<Period> periods = List.of(period, period.previous());
      var provinces = asked.provinces(periods, area);
      var found = kept.provinces(periods, area);
      assertThat(found.keySet()).as("seed %s", seed).isEqualTo(provinces.keySet());
      provinces.forEach((of, tallies) -> assertSame(found.get(of), tallies));
    }
  }

  @Test
  void longestKindsAndAgesAreTheSame() {
    for (int i = 0; i < ROUNDS; i++) {
      Period period = period();
      Area area = area();
      List<Period> periods = List.of(period, period.previous());
      assertThat(kept.longest(periods, area))
          .as("seed %s", seed)
          .isEqualTo(asked.longest(periods, area));

      List<TicketCases> cases =
          periods.stream()
              .map(of -> new TicketCases(of.firstDay(), TicketData.before(of).minusDays(1), area))
              .toList();
      assertThat(kept.kinds(cases)).as("seed %s", seed).isEqualTo(asked.kinds(cases));
      assertThat(kept.customersByMonth(cases.getFirst(), Only.AGES))
          .as("seed %s", seed)
          .isEqualTo(asked.customersByMonth(cases.getFirst(), Only.AGES));
    }
  }

  private <K> void assertSame(Map<K, Tally> found, Map<K, Tally> wanted) {
    assertThat(found.keySet()).as("seed %s", seed).isEqualTo(wanted.keySet());
    wanted.forEach((of, tally) -> {
      for (Part part : Part.values()) {
        double value = tally.of(part);
        if (Double.isNaN(value)) {
          assertThat(found.get(of).of(part)).as("seed %s, %s", seed, part).isNaN();
        } else {
          assertThat(found.get(of).of(part))
              .as("seed %s, %s", seed, part)
              .isCloseTo(value, within(EXACT * Math.max(1, Math.abs(value))));
        }
      }
    });
  }

  private Period period() {
    Period.Span span = Period.Span.values()[random.nextInt(Period.Span.values().length)];
    return Period.of(span, LocalDate.parse("2023-01-01").plusDays(random.nextInt(731)), LATER);
  }

  private Area area() {
    return switch (random.nextInt(5)) {
      case 0 -> new Area("Sumatra", null, null);
      case 1 -> new Area("Kalimantan", null, null);
      case 2 -> new Area(null, "Papua", null);
      case 3 -> new Area("Papua", "no such province", null);
      default -> Area.NETWORK;
    };
  }
}
