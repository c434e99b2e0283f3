package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.operations.event.Event;
import forewarn.operations.event.EventTypes;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.SimilarIncidents.Similar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A past incident like the one that is shown.
 *
 * @param row as a row of a list
 * @param alike what they have in common, in the reader's language
 * @param lasted from its begin to its end
 * @param done what people wrote about it, newest first
 */
public record PastIncident(QueueRow row, String alike, Duration lasted, List<String> done) {
  private static final int MOST_WORDS = 3;

  static PastIncident of(Similar similar, List<Event> timeline, Instant now) {
    Incident incident = similar.incident();
    List<String> alike = new ArrayList<>();
    if (similar.commonClusters() > 0) {
      alike.add(
          similar.commonClusters() == 1
              ? t("same cluster")
              : t("{0} common clusters", similar.commonClusters()));
    }
    if (similar.sameOlt()) {
      alike.add(t("same OLT"));
    }
    if (similar.sameCause()) {
      alike.add(t("same cause"));
    }
    return new PastIncident(
        new QueueRow(incident, 0, now),
        String.join(", ", alike),
        lasted(incident, now),
        timeline.reversed().stream().flatMap(PastIncident::words).limit(MOST_WORDS).toList());
  }

  private static Duration lasted(Incident incident, Instant now) {
    Instant ended = incident.course().ended();
    if (ended != null) {
      return Duration.between(incident.course().began(), ended);
    }
    Instant closed = incident.course().closed();
    return Duration.between(incident.course().opened(), closed == null ? now : closed);
  }

  private static Stream<String> words(Event event) {
    String field =
        switch (event.type()) {
          case EventTypes.INCIDENT_COMMENTED -> "text";
          case EventTypes.INCIDENT_RESOLVED -> "why";
          default -> "";
        };
    String words = field.isEmpty() ? "" : event.text(field);
    return words.isBlank() ? Stream.empty() : Stream.of(event.actor() + ": " + words);
  }
}
