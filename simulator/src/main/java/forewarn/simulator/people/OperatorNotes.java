package forewarn.simulator.people;

import forewarn.simulator.process.Noise;
import forewarn.simulator.process.Noise.Use;
import forewarn.simulator.process.Observation;
import forewarn.simulator.process.Profile;
import forewarn.simulator.text.Phrases;
import forewarn.telemetry.network.Cluster;
import forewarn.telemetry.network.NetworkPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The notes of a network operations centre. In the reference process one cluster-hour in 98 has
 * one, whatever happens in it; in the harsh one, half the outages are written about, too.
 * Thread-safe.
 */
public final class OperatorNotes {
  /** 50 notes a day for 204 clusters, as in the reference file. */
  static final double SHARE_OF_HOURS = 50.0 / (204 * 24);

  private static final double SHARE_OF_OUTAGES = 0.5;
  private static final double SHARE_OF_PRECURSORS = 0.1;

  private static final List<String> CHANNELS =
      List.of("NOC Log", "Shift Handover", "Pager", "Incident Memo", "Ticket Note", "Ops Chat");
  private static final List<String> ROLES =
      List.of(
          "Tier-2", "Field Operations", "Duty Engineer", "Incident Manager", "L1 Support", "NOC");

  private final Profile profile;
  private final Phrases phrases = Phrases.load(OperatorNotes.class, "notes.txt");
  private final Map<String, Author> authors = new HashMap<>();

  /** The cluster and where its notes' numbers come from. */
  private record Author(Cluster cluster, Noise noise) {}

  public OperatorNotes(NetworkPlan plan, Profile profile, long seed) {
    this.profile = profile;
    for (Cluster cluster : plan.clusters()) {
      authors.put(cluster.id(), new Author(cluster, new Noise(seed, Use.NOTES, cluster.id())));
    }
  }

  /** The note about an hour, or null when nobody wrote one. */
  public @Nullable OperatorNote about(Observation observation) {
    Author author = authors.get(observation.hourly().clusterId());
    if (author == null) {
      return null;
    }
    SplittableRandom random = author.noise().at(observation.hourly().epochHour());
    if (random.nextDouble() >= chance(observation)) {
      return null;
    }
    Situation situation = Situation.of(observation);
    String text =
        "[%s] %s: %s"
            .formatted(
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                ROLES.get(random.nextInt(ROLES.size())),
                say(situation, author.cluster(), observation, random));
    return new OperatorNote(
        observation.hourly(), situation.eventType(), situation.severity(), text);
  }

  /** What the note of a situation says, drawn from a seed. */
  String say(Situation situation, Observation observation, long seed) {
    Author author = Objects.requireNonNull(authors.get(observation.hourly().clusterId()));
    return say(situation, author.cluster(), observation, new SplittableRandom(seed));
  }

  private double chance(Observation observation) {
    return switch (profile) {
      case REFERENCE -> SHARE_OF_HOURS;
      case HARSH -> {
        boolean outage = observation.truth().outage();
        boolean precursor = observation.truth().precursor();
        yield outage ? SHARE_OF_OUTAGES : precursor ? SHARE_OF_PRECURSORS : SHARE_OF_HOURS;
      }
    };
  }

  private String say(
      Situation situation, Cluster cluster, Observation observation, SplittableRandom random) {
    Map<String, String> values = NoteValues.of(cluster, observation.hourly(), random);
    String kind = NoteValues.leadingKind(observation.hourly());
    // Said once, so that a note names the same people and the same reason throughout.
    for (String name : List.of("engineer", "crew", "pon", "complaint")) {
      values.put(name, phrases.say(name, values, random));
    }
    values.put("kind_word", phrases.say("kind." + kind, values, random));
    for (String name : List.of("cause", "finding", "fix")) {
      values.put(name, phrases.say(name + "." + kind, values, random));
    }
    values.put("homes", phrases.say("homes." + someOrNone(values, "offline"), values, random));
    values.put("calm", phrases.say("calm." + someOrNone(values, "total"), values, random));
    return Phrases.withCapitals(phrases.say(situation.phrase(), values, random));
  }

  private static String someOrNone(Map<String, String> values, String count) {
    return "0".equals(values.get(count)) ? "none" : "some";
  }
}
