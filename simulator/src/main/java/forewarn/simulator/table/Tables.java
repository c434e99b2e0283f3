package forewarn.simulator.table;

import forewarn.simulator.process.Profile;
import forewarn.telemetry.network.NetworkPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Some or all of the RAW tables that the simulator fills.
 *
 * @param reference those that list the network
 */
public record Tables(
    ReferenceTables reference, List<HourlyTable<?>> hourly, List<DailyTable<?>> daily) {
  public Tables {
    hourly = List.copyOf(hourly);
    daily = List.copyOf(daily);
  }

  /** All tables of a network. */
  public static Tables of(NetworkPlan plan, Profile profile, long seed) {
    return new Tables(
        ReferenceTables.of(plan),
        List.of(
            new MlFeaturesTable(),
            new OntStatusTable(),
            new EventTranscriptsTable(plan, profile, seed)),
        List.of(
            new TicketSummaryTable(plan, profile, seed),
            new IncidentTrendTable(profile, seed),
            new CustomerFeedbackTable(plan, profile, seed)));
  }

  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(reference.names());
    hourly.forEach(table -> names.add(table.name()));
    daily.forEach(table -> names.add(table.name()));
    return names;
  }

  /**
   * Those with the given names.
   *
   * @throws IllegalArgumentException when there is no table of a name
   */
  public Tables only(Set<String> wanted) {
    Set<String> unknown = new TreeSet<>(wanted);
    unknown.removeAll(names());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid tables: "
              + String.join(", ", unknown)
              + ", expected some of "
              + String.join(", ", names()));
    }
    return new Tables(
        reference.only(wanted),
        hourly.stream().filter(table -> wanted.contains(table.name())).toList(),
        daily.stream().filter(table -> wanted.contains(table.name())).toList());
  }

  /** All but one. */
  public Tables without(String name) {
    Set<String> others = new LinkedHashSet<>(names());
    others.remove(name);
    return only(others);
  }

  /** Those that last, which a history holds only as they are at its end. */
  public List<SnapshotTable<?>> snapshots() {
    List<SnapshotTable<?>> snapshots = new ArrayList<>();
    for (DailyTable<?> table : daily) {
      if (table instanceof SnapshotTable<?> snapshot) {
        snapshots.add(snapshot);
      }
    }
    return snapshots;
  }

  /** Those whose rows of every day a history holds. */
  public List<DailyTable<?>> journals() {
    return daily.stream().filter(table -> !(table instanceof SnapshotTable<?>)).toList();
  }

  /** How many days the rows of a day may follow from. */
  public static int daysNeeded(List<? extends DailyTable<?>> tables) {
    return tables.stream().mapToInt(DailyTable::daysNeeded).max().orElse(0);
  }
}
