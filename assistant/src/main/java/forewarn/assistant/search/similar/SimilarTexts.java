package forewarn.assistant.search.similar;

import forewarn.assistant.search.Hit;
import forewarn.assistant.search.Search;
import forewarn.assistant.search.SearchQuery;
import forewarn.assistant.search.Visible;
import forewarn.assistant.search.phrase.PhraseKind;
import forewarn.assistant.search.similar.Similar.Action;
import forewarn.assistant.search.similar.Similar.Past;
import forewarn.assistant.search.source.IncidentTexts;
import forewarn.assistant.search.text.Field;
import forewarn.assistant.search.text.Kind;
import forewarn.assistant.search.text.Masking;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SimilarIncidents;
import forewarn.operations.incident.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what is like an incident. Past incidents are found twice, by what of the network they share
 * and by what they say; the two ranks are fused as those of a search are, so that one that both
 * find comes first. Thread-safe.
 */
public final class SimilarTexts {
  private static final int LOOKED_AT = 40;
  private static final int NOTES_COUNTED = 60;
  private static final int MOST_ACTIONS = 6;
  private static final int CLUSTERS_LOOKED_FOR = 200;
  private static final double RANKS_SMOOTHED = 60;
  // 5 link losses in the hour, usually 0.4; signal to noise 19.1 dB, usually 25.1
  private static final Pattern READING =
      Pattern.compile(
          "(?: in the hour)?, usually -?[0-9.]+|-?[0-9][0-9.]*\\s?(?:%(?: of)?|dBm?|°C)?(?=[\\s,;.]|$)");
  private static final Duration AROUND = Duration.ofDays(1);

  private final Search search;
  private final Incidents incidents;
  private final SimilarIncidents past;

  public SimilarTexts(Search search, Incidents incidents, SimilarIncidents past) {
    this.search = search;
    this.incidents = incidents;
    this.past = past;
  }

  /**
   * What is like an incident; empty when there is none with the id, or it is not visible.
   *
   * @param most so many incidents, and so many notes of each sort
   * @param visible what whoever asks may see
   */
  public Optional<Similar> to(String id, int most, Visible visible) {
    return incidents
        .find(id)
        .filter(incident -> sees(visible, incident))
        .map(incident -> like(incident, most, visible));
  }

  private Similar like(Incident incident, int most, Visible visible) {
    List<Hit> about = about(incident, most, visible);
    List<Hit> notes = like(incident, Kind.NOTE, NOTES_COUNTED, visible);
    return new Similar(
        incident,
        past(incident, visible).stream().limit(most).toList(),
        about,
        notes.stream()
            .filter(note -> about.stream().noneMatch(known -> known.id().equals(note.id())))
            .limit(most)
            .toList(),
        actions(notes));
  }

  private List<Past> past(Incident incident, Visible visible) {
    Map<String, Double> byNetwork = new HashMap<>();
    int rank = 0;
    double before = Double.NaN;
    for (SimilarIncidents.Similar found : past.of(incident, LOOKED_AT)) {
      // Of as many points, none is liker.
      rank += found.points() == before ? 0 : 1;
      before = found.points();
      byNetwork.put(found.incident().id(), 1 / (RANKS_SMOOTHED + rank));
    }
    Map<String, Double> byText = byText(incident, visible);
    Map<String, Double> fused = new LinkedHashMap<>(byNetwork);
    byText.forEach((id, score) -> fused.merge(id, score, Double::sum));
    List<Past> found = new ArrayList<>();
    fused.forEach((id, score) ->
        ended(id, incident, visible)
            .ifPresent(other ->
                found.add(
                    new Past(
                        other,
                        score,
                        byNetwork.containsKey(id),
                        byText.containsKey(id),
                        IncidentTexts.done(incidents.timeline(other))))));
    found.sort(
        Comparator.comparingDouble(Past::score)
            .reversed()
            .thenComparing(other -> other.done().isEmpty())
            .thenComparing(other -> -other.incident().number()));
    return found;
  }

  // A form's incidents say the same, and share its rank.
  private Map<String, Double> byText(Incident incident, Visible visible) {
    Map<String, Double> ranked = new HashMap<>();
    int rank = 0;
    for (Hit form : like(incident, Kind.INCIDENT, LOOKED_AT, visible)) {
      rank++;
      for (Hit one : form.alike() == 1 ? List.of(form) : of(form, visible)) {
        ranked.putIfAbsent(one.id(), 1 / (RANKS_SMOOTHED + rank));
      }
      if (ranked.size() > LOOKED_AT) {
        break;
      }
    }
    return ranked;
  }

  private List<Hit> of(Hit form, Visible visible) {
    return search.find(SearchQuery.of("").within(form.group()).limited(LOOKED_AT), visible).hits();
  }

  private Optional<Incident> ended(String id, Incident like, Visible visible) {
    return incidents
        .find(id)
        .filter(other -> !other.open() && other.state() != State.MERGED)
        .filter(other -> other.number() != like.number())
        .filter(other -> sees(visible, other));
  }

  private List<Hit> like(Incident incident, Kind kind, int most, Visible visible) {
    SearchQuery query =
        SearchQuery.of(words(incident)).with(Map.of(Field.KIND, Set.of(kind.word()))).limited(most);
    return search.findLike(query, visible).hits();
  }

  // What is wrong, without where and how much: that is for the other rank, and no two are equal.
  private static String words(Incident incident) {
    String province = incident.extent().province();
    String said =
        incident.diagnosis().cause().words()
            + ". "
            + READING.matcher(String.join(". ", incident.diagnosis().symptoms())).replaceAll(" ");
    String form = Masking.form(said, province == null ? "" : province);
    return form.length() <= SearchQuery.LONGEST_TEXT
        ? form
        : form.substring(0, SearchQuery.LONGEST_TEXT);
  }

  private List<Hit> about(Incident incident, int most, Visible visible) {
    Set<String> clusters =
        Set.copyOf(incident.extent().clusters().stream().limit(CLUSTERS_LOOKED_FOR).toList());
    if (clusters.isEmpty()) {
      return List.of();
    }
    Instant began = incident.course().began();
    SearchQuery query =
        SearchQuery.of("")
            .with(Map.of(Field.KIND, Set.of(Kind.NOTE.word()), Field.CLUSTER_ID, clusters))
            .between(began.minus(AROUND), began.plus(AROUND))
            .limited(most);
    return search.find(query, visible).hits();
  }

  private static List<Action> actions(List<Hit> notes) {
    Map<String, Long> counts = new HashMap<>();
    for (Hit note : notes) {
      String form = Masking.form(note.text(), note.field(Field.PROVINCE));
      PhraseKind.ACTION.of(form).forEach(said -> counts.merge(said, note.alike(), Long::sum));
    }
    return counts.entrySet().stream()
        .map(counted -> new Action(counted.getKey(), counted.getValue()))
        .sorted(Comparator.comparingLong(Action::notes).reversed().thenComparing(Action::text))
        .limit(MOST_ACTIONS)
        .toList();
  }

  private static boolean sees(Visible visible, Incident incident) {
    String region = incident.extent().region();
    String province = incident.extent().province();
    return visible.sees(region == null ? "" : region, province == null ? "" : province);
  }
}
