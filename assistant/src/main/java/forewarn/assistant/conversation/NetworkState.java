package forewarn.assistant.conversation;

import forewarn.assistant.conversation.Sources.Reasons;
import forewarn.assistant.conversation.Sources.Weight;
import forewarn.operations.event.Event;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentFilter;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SimilarIncidents;
import forewarn.warehouse.query.Column;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers about predictions and incidents. */
final class NetworkState {
  private static final int MOST_LISTED = 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  // An hour in progress has not reached every cluster yet.
  private static final String EXPECTED =
      """
      select cluster_id, province, probability, threshold, timestamp_1h
      from DATAMART.FACT_PREDICTIONS
      where timestamp_1h >= (
          select max(timestamp_1h) - interval 1 hour from DATAMART.FACT_PREDICTIONS)
      qualify row_number() over (
          partition by cluster_id order by timestamp_1h desc, made_at desc) = 1
        and label_outage_1h = 1
      order by probability desc, cluster_id
      limit 20\
      """;

  private final Sources sources;
  private final Incidents incidents;
  private final SimilarIncidents similar;

  NetworkState(Sources sources, Incidents incidents, SimilarIncidents similar) {
    this.sources = sources;
    this.incidents = incidents;
    this.similar = similar;
  }

  /** Clusters whose newest prediction says an outage. */
  void expected(Reply reply) {
    Optional<Queries> queries = sources.queries();
    if (queries.isEmpty()) {
      reply.say("The data is not ready yet: Forewarn is still starting. Please ask again soon.");
      return;
    }
    Table found =
        reply.step(
            "Read the newest predictions",
            "outage expected in the next hour",
            () -> queries.get().select(EXPECTED),
            table -> table.rows().size() + " clusters");
    reply.figures("clusters whose newest prediction expects an outage", EXPECTED, false);
    reply.cite(
        new Citation(
            Citation.Kind.TABLE,
            "DATAMART.FACT_PREDICTIONS",
            "/catalogue/DATAMART.FACT_PREDICTIONS"));
    if (found.rows().isEmpty()) {
      reply.say("No cluster's newest prediction expects an outage in the next hour.");
      return;
    }
    List<@Nullable Object> first = found.rows().getFirst();
    int count = found.rows().size();
    double probability = first.get(2) instanceof Number number ? number.doubleValue() : 0;
    reply.say(
        "%s expected to fail in the hour after %s. The most probable is %s, %s: %.0f %%."
            .formatted(
                count == 1
                    ? "One cluster is"
                    : count + (count == 20 ? " or more" : "") + " clusters are",
                first.get(4) instanceof Instant hour
                    ? TIME.format(hour)
                    : String.valueOf(first.get(4)),
                first.get(0),
                first.get(1),
                100 * probability));
    reply.show(found, new Answer.Drawing(false, "cluster_id", List.of("probability")));
    found.rows().stream().limit(6).forEach(row -> reply.cite(cluster(String.valueOf(row.get(0)))));
    reply.suggest(List.of("Why is " + first.get(0) + " at risk?"));
  }

  /** Why a cluster's newest prediction is as it is. */
  void explain(String clusterId, Reply reply) {
    Optional<Reasons> found =
        reply.step(
            "Explain the newest prediction",
            clusterId,
            () -> sources.reasons(clusterId),
            reasons -> reasons.isPresent() ? "explained" : "nothing known");
    if (found.isEmpty()) {
      reply.say(
          "Nothing is known of the cluster %s: there is no such cluster in the data, or no model"
                  .formatted(clusterId)
              + " is ready yet.");
      reply.suggest(List.of("Which clusters are at risk in the next hour?"));
      return;
    }
    Reasons reasons = found.get();
    boolean expected = reasons.probability() >= reasons.threshold();
    reply.say(
        "%s has a probability of %.1f %% of an outage in the hour after %s; %s (the threshold is %.1f %%)."
            .formatted(
                clusterId,
                100 * reasons.probability(),
                TIME.format(reasons.hour()),
                expected ? "an outage is expected" : "no outage is expected",
                100 * reasons.threshold()));
    reply.say(reasons.summary());
    reasons.notes().forEach(reply::say);
    List<List<Object>> rows = new ArrayList<>();
    for (Weight weight : reasons.weights()) {
      rows.add(List.of(weight.feature(), Math.round(1000 * weight.contribution()) / 1000.0));
    }
    Table table =
        new Table(
            List.of(new Column("feature", "VARCHAR"), new Column("contribution", "DOUBLE")),
            rows,
            false);
    reply.show(table, new Answer.Drawing(false, "feature", List.of("contribution")));
    reply.cite(cluster(clusterId));
    reply.suggest(List.of("Open incidents", "Notes about " + clusterId));
  }

  /** The queue. */
  void open(Reply reply) {
    List<Incident> open =
        reply.step(
            "Read the open incidents",
            "not shelved, largest impact first",
            () -> incidents.list(IncidentFilter.QUEUE),
            list -> list.size() + " incidents");
    if (open.isEmpty()) {
      reply.say("There is no open incident.");
      return;
    }
    long customers = open.stream().mapToLong(one -> one.impact().customers()).sum();
    Incident first = open.getFirst();
    reply.say(
        "%d open %s, about %,d customers affected. The largest is %s: %s (%s)."
            .formatted(
                open.size(),
                open.size() == 1 ? "incident" : "incidents",
                customers,
                first.id(),
                first.diagnosis().title(),
                first.diagnosis().severity().word()));
    reply.show(table(open), null);
    open.stream().limit(6).forEach(one -> reply.cite(citation(one)));
    reply.suggest(List.of(first.id(), "What was done in incidents similar to " + first.id() + "?"));
  }

  private static Table table(List<Incident> open) {
    List<List<Object>> rows = new ArrayList<>();
    for (Incident one : open.subList(0, Math.min(MOST_LISTED, open.size()))) {
      rows.add(
          List.of(
              one.id(),
              one.diagnosis().severity().word(),
              one.state().word(),
              one.diagnosis().title(),
              one.extent().place(),
              one.impact().customers()));
    }
    return new Table(
        List.of(
            new Column("incident", "VARCHAR"),
            new Column("severity", "VARCHAR"),
            new Column("state", "VARCHAR"),
            new Column("what", "VARCHAR"),
            new Column("place", "VARCHAR"),
            new Column("customers", "BIGINT")),
        rows,
        open.size() > MOST_LISTED);
  }

  /** All that is known of one. */
  void one(String id, Reply reply) {
    Optional<Incident> found = find(id, reply);
    if (found.isEmpty()) {
      return;
    }
    Incident incident = found.get();
    reply.say(
        "%s is %s, %s: %s. Place: %s; about %,d customers."
            .formatted(
                incident.id(),
                incident.state().word(),
                incident.diagnosis().severity().word(),
                incident.diagnosis().title(),
                incident.extent().place(),
                incident.impact().customers()));
    reply.say(
        "Most probable cause: %s. %s"
            .formatted(incident.diagnosis().cause().words(), incident.diagnosis().reason()));
    String taken = incident.handling().acknowledgedBy();
    reply.say(taken == null ? "Nobody has acknowledged it yet." : "Acknowledged by " + taken + ".");
    reply.show(timeline(incident), null);
    reply.suggest(
        List.of(
            "What was done in incidents similar to " + incident.id() + "?",
            "Acknowledge " + incident.id()));
  }

  /** Past incidents like one, and what was done. */
  Optional<Incident> similarTo(String id, Reply reply) {
    Optional<Incident> found = find(id, reply);
    found.ifPresent(incident -> {
      List<SimilarIncidents.Similar> past =
          reply.step(
              "Look for similar past incidents",
              incident.id(),
              () -> similar.of(incident, 5),
              list -> list.size() + " incidents");
      if (past.isEmpty()) {
        reply.say(
            "No past incident shares a cluster, cause or province with " + incident.id() + ".");
      } else {
        reply.say("Past incidents most like " + incident.id() + ":");
      }
      past.forEach(one -> tell(one.incident(), reply));
    });
    return found;
  }

  private void tell(Incident past, Reply reply) {
    List<String> done =
        incidents.timeline(past).stream()
            .filter(event -> !event.actor().equals(Event.FOREWARN))
            .map(NetworkState::line)
            .limit(4)
            .toList();
    Instant closed = past.course().closed();
    reply.say(
        "• %s, %s: %s. Done: %s. It ended as %s%s."
            .formatted(
                past.id(),
                past.diagnosis().title(),
                past.diagnosis().cause().words(),
                done.isEmpty() ? "nothing by hand" : String.join("; ", done),
                past.state().word(),
                closed == null ? "" : " at " + TIME.format(closed)));
    reply.cite(citation(past));
  }

  private Optional<Incident> find(String id, Reply reply) {
    Optional<Incident> found =
        reply.step(
            "Read the incident",
            id,
            () -> incidents.find(id),
            one -> one.isPresent() ? one.get().state().word() : "there is none");
    if (found.isEmpty()) {
      reply.say("There is no incident " + id + ".");
      reply.suggest(List.of("Open incidents"));
    } else {
      reply.cite(citation(found.get()));
    }
    return found;
  }

  private Table timeline(Incident incident) {
    List<List<Object>> rows = new ArrayList<>();
    List<Event> events = incidents.timeline(incident);
    for (Event event : events.subList(Math.max(0, events.size() - MOST_LISTED), events.size())) {
      rows.add(List.of(TIME.format(event.at()), event.actor(), line(event)));
    }
    return new Table(
        List.of(
            new Column("time", "VARCHAR"),
            new Column("who", "VARCHAR"),
            new Column("what", "VARCHAR")),
        rows,
        events.size() > MOST_LISTED);
  }

  private static String line(Event event) {
    String what = event.type().replace("incident.", "").replace('_', ' ').replace('.', ' ');
    String more = event.text("text").isEmpty() ? event.text("why") : event.text("text");
    return more.isEmpty() ? what : what + ": “" + more + "”";
  }

  private static Citation citation(Incident incident) {
    return new Citation(Citation.Kind.INCIDENT, incident.id(), "/incidents/" + incident.id());
  }

  private static Citation cluster(String id) {
    return new Citation(
        Citation.Kind.CLUSTER, id, "/clusters/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }
}
