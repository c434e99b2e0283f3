package forewarn.operations.incident;

import forewarn.operations.store.Database;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds past incidents like one: of the newest {@value #LOOKED_AT} that have ended and share a
 * cluster or an OLT, or province and cause with it, those with the most points. Common clusters
 * give up to {@value #FOR_CLUSTERS} points, by their share of all clusters of the two; a common OLT
 * gives {@value #FOR_OLT}, the same cause {@value #FOR_CAUSE}. Of as many points the newest are
 * first. Thread-safe.
 */
public final class SimilarIncidents {
  static final double FOR_CLUSTERS = 3;
  static final double FOR_OLT = 2;
  static final double FOR_CAUSE = 1;
  private static final int LOOKED_AT = 200;
  // Of an incident that takes in more, some are enough to find what else there was.
  private static final int CLUSTERS_LOOKED_FOR = 200;

  private final Database database;
  private final IncidentTable table;

  public SimilarIncidents(Database database) {
    this.database = database;
    this.table = new IncidentTable(database);
  }

  /**
   * A past incident.
   *
   * @param points how much it is like the other one
   * @param commonClusters how many clusters both take in
   */
  public record Similar(
      Incident incident, double points, int commonClusters, boolean sameOlt, boolean sameCause) {}

  /** The past incidents most like one, the likest first. */
  public List<Similar> of(Incident incident, int most) {
    List<Incident> candidates = candidates(incident);
    List<Long> numbers = new ArrayList<>(candidates.stream().map(Incident::number).toList());
    numbers.add(incident.number());
    Map<Long, Set<String>> olts = olts(numbers);
    return candidates.stream()
        .map(past -> compared(incident, past, olts))
        .sorted(
            Comparator.comparingDouble(Similar::points)
                .reversed()
                .thenComparing(similar -> -similar.incident().number()))
        .limit(most)
        .toList();
  }

  private List<Incident> candidates(Incident incident) {
    List<String> clusters =
        incident.extent().clusters().stream().limit(CLUSTERS_LOOKED_FOR).toList();
    List<Object> values = new ArrayList<>(List.of(incident.number()));
    values.addAll(clusters);
    values.addAll(
        List.of(
            incident.number(),
            incident.diagnosis().cause().word(),
            incident.extent().province() == null ? "" : incident.extent().province(),
            LOOKED_AT));
    return table.select(
        """
        where closed_at is not null and state <> 'merged' and number <> ? and (
          number in (select incident_number from alarms where cluster_id in (%s))
          or number in (select incident_number from alarms where olt_id in
            (select olt_id from alarms where incident_number = ?))
          or (cause = ? and province = ?))
        order by closed_at desc limit ?
        """
            .formatted(clusters.isEmpty() ? "null" : places(clusters.size())),
        values);
  }

  private static Similar compared(Incident one, Incident past, Map<Long, Set<String>> olts) {
    Set<String> common = new HashSet<>(one.extent().clusters());
    common.retainAll(past.extent().clusters());
    int all = one.extent().clusters().size() + past.extent().clusters().size() - common.size();
    boolean sameOlt =
        !Collections.disjoint(
            olts.getOrDefault(one.number(), Set.of()), olts.getOrDefault(past.number(), Set.of()));
    boolean sameCause = one.diagnosis().cause() == past.diagnosis().cause();
    double points =
        (all == 0 ? 0 : FOR_CLUSTERS * common.size() / all)
            + (sameOlt ? FOR_OLT : 0)
            + (sameCause ? FOR_CAUSE : 0);
    return new Similar(past, points, common.size(), sameOlt, sameCause);
  }

  private Map<Long, Set<String>> olts(List<Long> numbers) {
    Map<Long, Set<String>> olts = new HashMap<>();
    database
        .sql(
            "select distinct incident_number, olt_id from alarms where olt_id is not null"
                + " and incident_number in ("
                + places(numbers.size())
                + ")",
            numbers.toArray())
        .query((row, number) -> Map.entry(row.getLong("incident_number"), row.getString("olt_id")))
        .list()
        .forEach(found ->
            olts.computeIfAbsent(found.getKey(), number -> new HashSet<>()).add(found.getValue()));
    return olts;
  }

  private static String places(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
