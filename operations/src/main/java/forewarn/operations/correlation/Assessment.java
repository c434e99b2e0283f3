package forewarn.operations.correlation;

import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.alarm.Severity;
import forewarn.operations.incident.Diagnosis;
import forewarn.operations.incident.Extent;
import forewarn.operations.incident.Impact;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Scope;
import forewarn.operations.network.KnownCluster;
import forewarn.operations.network.Network;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an incident's standing alarms mean: extent, impact and diagnosis. Not thread-safe. */
final class Assessment {
  private static final int MOST_SYMPTOMS = 8;

  private final Network network;
  private final List<Standing> standing;
  private final boolean seen;

  Assessment(Network network, List<Standing> standing) {
    this.network = network;
    this.standing = standing;
    this.seen = standing.stream().anyMatch(Standing::seen);
  }

  boolean seen() {
    return seen;
  }

  /** The clusters that stand now. */
  Collection<String> clusters() {
    return shares().keySet();
  }

  /** A cluster's part of the impact. */
  private record Share(int customers, double probability, double hours) {
    Share or(Share other) {
      return new Share(
          Math.max(customers, other.customers), Math.max(probability, other.probability), hours);
    }
  }

  private Map<String, Share> shares() {
    Map<String, Share> shares = new TreeMap<>();
    for (Standing one : standing) {
      if (one.clusterId() != null) {
        shares.merge(one.clusterId(), share(one, one.clusterId()), Share::or);
      } else if (one.oltId() != null) {
        for (KnownCluster under : network.ofOlt(one.oltId())) {
          shares.merge(
              under.id(),
              new Share(under.onts(), one.probability(), network.outageHours(under.id())),
              Share::or);
        }
      }
    }
    return shares;
  }

  private Share share(Standing one, String cluster) {
    int served = network.cluster(cluster).map(KnownCluster::onts).orElse(0);
    boolean ofOnts = one.ofOnts() > 0;
    return new Share(
        ofOnts ? one.ofOnts() : served, one.probability(), network.outageHours(cluster));
  }

  /** Customers add up; probability and hours are their means, so that the product does too. */
  Impact impact() {
    Collection<Share> shares = shares().values();
    int customers = shares.stream().mapToInt(Share::customers).sum();
    if (customers == 0) {
      return new Impact(
          0,
          standing.stream().mapToDouble(Standing::probability).max().orElse(0),
          Network.DEFAULT_OUTAGE_HOURS);
    }
    double expected = shares.stream().mapToDouble(s -> s.customers() * s.probability()).sum();
    double lost =
        shares.stream().mapToDouble(s -> s.customers() * s.probability() * s.hours()).sum();
    return new Impact(customers, expected / customers, expected == 0 ? 0 : lost / expected);
  }

  /** The extent of a group, and of what an incident has taken in before. */
  Extent extent(Incident incident, Group group) {
    Extent before = incident.extent();
    TreeSet<String> clusters = new TreeSet<>(before.clusters());
    clusters.addAll(clusters());
    boolean wider = group.scope().compareTo(before.scope()) > 0;
    Scope scope = wider ? group.scope() : before.scope();
    String id = wider ? group.id() : before.id();
    return new Extent(
        scope,
        id,
        place(scope, id, before),
        before.province(),
        before.region(),
        List.copyOf(clusters));
  }

  /** Where, for people. */
  private String place(Scope scope, String id, Extent extent) {
    String name =
        scope == Scope.CLUSTER ? network.cluster(id).map(KnownCluster::name).orElse(id) : id;
    String province = extent.province();
    return province == null || province.equals(name) ? name : name + ", " + province;
  }

  Diagnosis diagnosis(Extent extent, String grouping) {
    ProbableCause cause = cause();
    Severity severity = severity(extent.scope());
    return new Diagnosis(title(extent), severity, cause, reason(grouping, cause), symptoms());
  }

  private Severity severity(Scope scope) {
    Severity worst =
        standing.stream().map(Standing::severity).reduce(Severity.INDETERMINATE, Severity::or);
    return seen && scope != Scope.CLUSTER ? Severity.CRITICAL : worst;
  }

  private ProbableCause cause() {
    Map<ProbableCause, Integer> weights = weights();
    return weights.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry<ProbableCause, Integer>::getValue))
        .map(Map.Entry::getKey)
        .orElse(ProbableCause.INDETERMINATE);
  }

  private Map<ProbableCause, Integer> weights() {
    Map<ProbableCause, Integer> weights = new EnumMap<>(ProbableCause.class);
    for (Standing one : standing) {
      if (one.cause() != ProbableCause.INDETERMINATE) {
        weights.merge(one.cause(), Math.max(1, one.ofOnts()), Integer::sum);
      }
    }
    return weights;
  }

  private String reason(String grouping, ProbableCause cause) {
    String causes =
        cause == ProbableCause.INDETERMINATE
            ? "No count lies far enough above the usual to name a cause."
            : standing.size() == 1
                ? "%s: that count lies farthest above what is usual here."
                    .formatted(capitalised(cause.words()))
                : "%s prevails among the %d things that are not well."
                    .formatted(capitalised(cause.words()), standing.size());
    return grouping.isEmpty() ? causes : grouping + " " + causes;
  }

  private List<String> symptoms() {
    if (standing.size() == 1) {
      return own(standing.getFirst());
    }
    List<String> symptoms = new ArrayList<>();
    for (Standing one : standing) {
      List<String> own = own(one);
      symptoms.add(one.object() + ": " + (own.isEmpty() ? words(one) : own.getFirst()));
    }
    if (symptoms.size() <= MOST_SYMPTOMS) {
      return symptoms;
    }
    List<String> first = new ArrayList<>(symptoms.subList(0, MOST_SYMPTOMS - 1));
    first.add("and %d more".formatted(symptoms.size() - first.size()));
    return first;
  }

  private static List<String> own(Standing one) {
    return one.ofOnts() > 0
        ? List.of("%d ONTs: %s".formatted(one.ofOnts(), one.cause().words()))
        : Findings.symptoms(one.problem());
  }

  private static String words(Standing one) {
    return one.seen() ? "outage" : "outage expected";
  }

  private String title(Extent extent) {
    String what = seen ? "Outage in " : "Outage expected in ";
    int clusters = extent.clusters().size();
    return switch (extent.scope()) {
      case CLUSTER -> what + extent.place();
      case OLT ->
          "%s%s: %d of its %d clusters"
              .formatted(
                  what,
                  extent.place(),
                  clusters,
                  Math.max(clusters, network.ofOlt(extent.id()).size()));
      case PROVINCE ->
          "%s%s: %d of its %d clusters"
              .formatted(
                  what,
                  extent.place(),
                  clusters,
                  Math.max(clusters, network.ofProvince(extent.id()).size()));
    };
  }

  private static String capitalised(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
