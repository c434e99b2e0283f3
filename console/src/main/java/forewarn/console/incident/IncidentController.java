package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.console.security.Caller;
import forewarn.console.security.Users;
import forewarn.console.start.Services;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SimilarIncidents;
import forewarn.operations.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page of each incident. */
@Controller
class IncidentController {
  private static final int MOST_ALARMS = 200;
  private static final int MOST_SIMILAR = 5;

  private final Incidents incidents;
  private final Queue queue;
  private final SimilarIncidents similar;
  private final EventLog events;
  private final Users users;
  private final Services services;
  private final InstantSource clock;

  IncidentController(
      Incidents incidents,
      Queue queue,
      Database database,
      EventLog events,
      Users users,
      Services services,
      InstantSource clock) {
    this.incidents = incidents;
    this.queue = queue;
    this.similar = new SimilarIncidents(database);
    this.events = events;
    this.users = users;
    this.services = services;
    this.clock = clock;
  }

  @GetMapping("/incidents/{id}")
  ModelAndView page(@PathVariable("id") String id, Authentication reader) {
    Incident incident = find(id);
    if (!incident.id().equals(id)) {
      return new ModelAndView(new RedirectView("/incidents/" + incident.id()));
    }
    Instant now = clock.instant();
    long newest = events.newest();
    return new ModelAndView(
        "incident/page",
        Map.of(
            "incident",
            new IncidentPage(
                queue.rows(List.of(incident.id())).getFirst(),
                Story.of(incidents.timeline(incident)),
                AlarmRows.of(
                    "incident-alarms", t("Alarms"), incidents.alarms(incident, MOST_ALARMS)),
                similar(incident, now),
                users.names(),
                newest,
                Caller.mayActOnIncidents(reader))));
  }

  private List<PastIncident> similar(Incident incident, Instant now) {
    return similar.of(incident, MOST_SIMILAR).stream()
        .map(found -> PastIncident.of(found, incidents.timeline(found.incident()), now))
        .toList();
  }

  /** What the warehouse knows around it; asked for apart, as it takes longer. */
  @GetMapping("/incidents/{id}/around")
  ModelAndView around(@PathVariable("id") String id) {
    Incident incident = find(id);
    Optional<Surroundings> around =
        services.queries().map(queries -> Surroundings.of(incident, queries));
    return new ModelAndView("incident/around", Map.of("around", around));
  }

  private Incident find(String id) {
    return incidents
        .find(id)
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no incident '" + id + "'"));
  }
}
