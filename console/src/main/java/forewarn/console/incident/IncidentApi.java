package forewarn.console.incident;

import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import forewarn.operations.audit.Actor;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentFilter;
import forewarn.operations.incident.Incidents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Incidents for programs: {@code /api/v1/incidents}. */
@RestController
@Tag(name = "Incidents")
class IncidentApi {
  private static final int MOST_ALARMS = 1000;

  private final Incidents incidents;
  private final IncidentDesk desk;
  private final InstantSource clock;

  IncidentApi(Incidents incidents, IncidentDesk desk, InstantSource clock) {
    this.incidents = incidents;
    this.desk = desk;
    this.clock = clock;
  }

  @GetMapping(path = "/api/v1/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Incidents, those of the largest impact first",
      description = "Impact is customers x probability x expected hours.")
  @ApiResponse(responseCode = "200", description = "Those that match, and how many there are")
  IncidentAnswer.Listed list(@ParameterObject IncidentQuery asked, Authentication caller) {
    IncidentFilter filter = asked.filter(caller.getName());
    return new IncidentAnswer.Listed(
        incidents.list(filter).stream().map(IncidentAnswer::of).toList(), incidents.count(filter));
  }

  @GetMapping(path = "/api/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "One incident with its timeline and alarms",
      description = "One that was merged says in merged_into where it goes on.")
  @ApiResponse(responseCode = "200", description = "The incident")
  @ApiResponse(responseCode = "404", description = "There is no such incident")
  IncidentAnswer.Whole one(@PathVariable("id") String id) {
    return whole(find(id));
  }

  @PatchMapping(
      path = "/api/v1/incidents/{id}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Acknowledge, assign, comment, shelve, unshelve, resolve, merge or split",
      description =
          "For operators, engineers and administrators. Either an action with its fields, such as"
              + " {\"action\": \"shelve\", \"minutes\": 30, \"why\": \"a part is on its way\"}, or"
              + " the fields that are to be different, such as {\"acknowledged\": true,"
              + " \"assignee\": \"ana\"}: all of them, or with an error none. Of a merge the answer"
              + " is the incident that goes on.")
  @ApiResponse(responseCode = "200", description = "The incident as it is now")
  @ApiResponse(responseCode = "403", description = "The caller may only look")
  @ApiResponse(responseCode = "404", description = "There is no such incident")
  @ApiResponse(responseCode = "409", description = "The incident's state does not allow it")
  IncidentAnswer.Whole change(
      @PathVariable("id") String id,
      @RequestBody IncidentPatch patch,
      Authentication caller,
      HttpServletRequest request) {
    if (!Caller.mayActOnIncidents(caller)) {
      throw new AccessDeniedException("Cannot act on incidents: not an operator");
    }
    Actor actor = Caller.actor(caller, request);
    String known = find(id).id();
    try {
      return whole(find(changed(known, patch, actor)));
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      throw why.startsWith("Invalid")
          ? Problems.badRequest("Bad change", why)
          : Problems.of(HttpStatus.CONFLICT, "Not possible", why);
    }
  }

  private String changed(String id, IncidentPatch patch, Actor actor) {
    List<Change> changes = patch.changes(clock.instant());
    if (!(changes.getFirst() instanceof Change.Merge(String into))) {
      return desk.all(id, changes, actor).id();
    }
    if (into != null) {
      String whole = find(into).id();
      desk.act(List.of(id, whole), new Change.Merge(whole), actor);
      return whole;
    }
    List<String> all = new ArrayList<>(List.of(id));
    if (patch.incidents() != null) {
      patch.incidents().forEach(other -> all.add(find(other).id()));
    }
    desk.act(all, new Change.Merge(id), actor);
    return id;
  }

  private IncidentAnswer.Whole whole(Incident incident) {
    return new IncidentAnswer.Whole(
        IncidentAnswer.of(incident),
        incidents.timeline(incident).stream().map(IncidentAnswer.Entry::of).toList(),
        incidents.alarms(incident, MOST_ALARMS).stream().map(IncidentAnswer.Alarm::of).toList());
  }

  private Incident find(String id) {
    return incidents
        .find(id)
        .orElseThrow(() ->
            Problems.notFound(
                "There is no incident '" + id + "'; GET /api/v1/incidents lists those there are"));
  }
}
