package forewarn.operations.correlation;

import forewarn.operations.incident.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Groups the signs of a province by topology and time. A function of the set of signs alone: the
 * order in which they came makes no difference.
 *
 * <p>Signs under one OLT whose beginnings form a chain without a gap longer than {@link #WINDOW}
 * are one fault of the OLT when they are of two or more clusters, or when the OLT itself has an
 * alarm. Faults of two or more OLTs of a province in one chain are one fault of the province, with
 * the single clusters of that chain. Everything else stands for itself.
 *
 * <p>What is not covered: causes that cross provinces, and topology below the cluster.
 */
public final class Correlation {
  /** The longest time between two beginnings that are taken for one event. */
  public static final Duration WINDOW = Duration.ofHours(2);

  private static final Comparator<Sign> BY_BEGINNING =
      Comparator.comparing(Sign::began).thenComparing(Sign::objectId);

  private Correlation() {}

  /**
   * The groups of all signs of a province; each sign is in exactly one.
   *
   * @param province its name; signs of no known province are given apart, with {@code ""}
   */
  public static List<Group> groups(String province, Collection<Sign> signs) {
    List<Group> byOlt = byOlt(province, signs);
    return province.isEmpty() ? byOlt : byProvince(province, byOlt);
  }

  private static List<Group> byOlt(String province, Collection<Sign> signs) {
    List<Group> groups = new ArrayList<>();
    Map<String, List<Sign>> olts = new TreeMap<>();
    for (Sign sign : signs) {
      if (sign.oltId() == null) {
        groups.add(alone(province, sign));
      } else {
        olts.computeIfAbsent(sign.oltId(), olt -> new ArrayList<>()).add(sign);
      }
    }
    olts.forEach((olt, under) ->
        chains(under, Sign::began, BY_BEGINNING)
            .forEach(chain -> groups.addAll(ofOlt(olt, chain))));
    return groups;
  }

  private static List<Group> ofOlt(String olt, List<Sign> chain) {
    long clusters = chain.stream().map(Sign::objectId).distinct().count();
    boolean itself = chain.stream().anyMatch(Sign::wholeOlt);
    if (clusters < 2 && !itself) {
      return List.of(new Group(Scope.CLUSTER, chain.getFirst().objectId(), chain, ""));
    }
    String reason =
        itself
            ? "The OLT itself has raised an alarm, and all it serves hangs on it."
            : "%d clusters of %s (%s) show the same within %d hours of each other: a fault of the OLT or its feeder is likelier than separate ones."
                .formatted(clusters, olt, names(chain), WINDOW.toHours());
    return List.of(new Group(Scope.OLT, olt, chain, reason));
  }

  private static List<Group> byProvince(String province, List<Group> groups) {
    List<Group> found = new ArrayList<>();
    for (List<Group> chain :
        chains(
            groups,
            Correlation::began,
            Comparator.comparing(Correlation::began).thenComparing(Group::id))) {
      long olts = chain.stream().filter(group -> group.scope() == Scope.OLT).count();
      if (olts < 2) {
        found.addAll(chain);
      } else {
        List<Sign> signs = chain.stream().flatMap(group -> group.signs().stream()).toList();
        found.add(
            new Group(
                Scope.PROVINCE,
                province,
                signs,
                "%d OLTs of %s are at fault within %d hours of each other: a common cause such as power or transport is likelier than separate ones."
                    .formatted(olts, province, WINDOW.toHours())));
      }
    }
    return found;
  }

  private static Instant began(Group group) {
    return group.signs().stream().map(Sign::began).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Group alone(String province, Sign sign) {
    return sign.objectId().equals(ReportedAlarms.PROVINCE + "/" + province)
        ? new Group(
            Scope.PROVINCE,
            province,
            List.of(sign),
            "Another system has raised an alarm of the province as a whole.")
        : new Group(Scope.CLUSTER, sign.objectId(), List.of(sign), "");
  }

  private interface Beginning<T> {
    Instant of(T one);
  }

  private static <T> List<List<T>> chains(
      Collection<T> all, Beginning<T> beginning, Comparator<T> order) {
    List<List<T>> chains = new ArrayList<>();
    Instant last = Instant.MIN;
    for (T one : all.stream().sorted(order).toList()) {
      Instant began = beginning.of(one);
      if (chains.isEmpty() || Duration.between(last, began).compareTo(WINDOW) > 0) {
        chains.add(new ArrayList<>());
      }
      chains.getLast().add(one);
      last = began;
    }
    return chains;
  }

  private static String names(List<Sign> signs) {
    return signs.stream()
        .map(Sign::objectId)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
