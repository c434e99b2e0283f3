package forewarn.operations.oncall;

import forewarn.operations.alarm.Severity;
import forewarn.operations.audit.Actor;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import forewarn.operations.store.Database;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.ToolException.Kind;
import forewarn.operations.tool.Tools;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever is on call. A call with the key of an earlier one that was sent sends nothing. What
 * waits for the end of quiet hours is a row that outlives the process; when it is due, whoever is
 * on call then is told, unless the incident is over or taken by somebody. Thread-safe.
 */
public final class Paging {
  private final Database database;
  private final OnCall onCall;
  private final PageTable table;
  private final Incidents incidents;
  private final EventLog events;
  private final Supplier<Tools> tools;
  private final InstantSource clock;

  /**
   * @param tools by which people are reached; asked when one is needed, as paging is a tool itself
   */
  public Paging(
      Database database,
      OnCall onCall,
      Incidents incidents,
      EventLog events,
      Supplier<Tools> tools,
      InstantSource clock) {
    this.database = database;
    this.onCall = onCall;
    this.table = new PageTable(database);
    this.incidents = incidents;
    this.events = events;
    this.tools = tools;
    this.clock = clock;
  }

  /**
   * Tells the person on call on a level, now or when quiet hours end.
   *
   * @param incident its id; empty when it is about none
   * @throws ToolException when nobody is on call, or they cannot be reached
   */
  public Page page(int level, String incident, String message, ToolCall call) {
    Optional<Page> earlier = table.find(call.key()).filter(page -> page.problem() == null);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Level called =
        onCall
            .level(level)
            .orElseThrow(() ->
                lasting(
                    "Cannot page level "
                        + level
                        + ": there is no such level; On-call is where they are added"));
    Person person = require(level, now);
    boolean waits = incident(incident).filter(Paging::wakesNobody).isPresent();
    Instant due = waits ? called.quietUntil(now).orElse(now) : now;
    Page page =
        new Page(
            0, call.key(), level, person.number(), "", incident, message, now, due, null, null);
    if (!due.isAfter(now)) {
      return send(page, person, call);
    }
    return database.inTransaction(() -> {
      table.save(page);
      return page;
    });
  }

  /** Who was told last, newest first. */
  public List<Page> newest(int most) {
    return table.newest(most);
  }

  /**
   * Sends what has waited and is due.
   *
   * @return how many were sent
   */
  public int sendDue() {
    int sent = 0;
    for (Page page : table.due(clock.instant())) {
      Optional<Incident> incident = incident(page.incident());
      if (incident.filter(one -> !one.open()).isPresent()) {
        giveUp(page, page.incident() + " ended before");
      } else if (incident.filter(one -> one.handling().acknowledged() != null).isPresent()) {
        giveUp(page, page.incident() + " was acknowledged before");
      } else {
        sent += sendWaiting(page);
      }
    }
    return sent;
  }

  private int sendWaiting(Page page) {
    try {
      Person person = require(page.level(), clock.instant());
      send(page, person, new ToolCall(Actor.FOREWARN, page.key()));
      return 1;
    } catch (ToolException e) {
      if (e.kind() == Kind.LASTING) {
        giveUp(page, String.valueOf(e.getMessage()));
      }
      return 0;
    }
  }

  private void giveUp(Page page, String why) {
    database.inTransaction(() -> {
      table.save(of(page, page.person(), "", null, why));
      return true;
    });
  }

  private Person require(int level, Instant at) {
    return onCall
        .whoIsOnCall(level, at)
        .orElseThrow(() -> lasting("Cannot page level " + level + ": nobody is on call at " + at));
  }

  private Page send(Page page, Person person, ToolCall call) {
    String channel = reach(page, person, call);
    Page sent =
        of(page, person.number(), channel, clock.instant().truncatedTo(ChronoUnit.MILLIS), null);
    return database.inTransaction(() -> {
      table.save(sent);
      if (!page.incident().isEmpty()) {
        events.append(
            EventTypes.INCIDENT_PAGED,
            page.incident(),
            call.actor().name(),
            Map.of("level", page.level(), "person", person.name(), "channel", channel));
      }
      return sent;
    });
  }

  // The next way is tried when one fails: at night any will do.
  private String reach(Page page, Person person, ToolCall call) {
    List<String> problems = new ArrayList<>();
    Kind kind = Kind.LASTING;
    for (Channel channel : Channel.values()) {
      if (channel.address(person).isEmpty()) {
        continue;
      }
      if (tools.get().find(channel.tool()).isEmpty()) {
        problems.add("there is no tool " + channel.tool());
        continue;
      }
      try {
        ToolCall by = new ToolCall(call.actor(), call.key() + "/" + channel.word());
        tools.get().call(channel.tool(), channel.input(person, subject(page), text(page)), by);
        return channel.word();
      } catch (ToolException e) {
        problems.add(String.valueOf(e.getMessage()));
        kind = e.kind() == Kind.TEMPORARY ? Kind.TEMPORARY : kind;
      }
    }
    throw new ToolException(
        kind, "Cannot page " + person.name() + ": " + String.join("; ", problems));
  }

  private String subject(Page page) {
    return incident(page.incident())
        .map(incident ->
            incident.id()
                + " "
                + incident.diagnosis().severity().word()
                + ": "
                + incident.diagnosis().title())
        .orElse("Forewarn calls level " + page.level());
  }

  private String text(Page page) {
    return incident(page.incident())
        .map(incident ->
            page.message()
                + "\n\n"
                + incident.extent().place()
                + ", "
                + incident.impact().customers()
                + " customers. "
                + incident.diagnosis().reason())
        .orElse(page.message());
  }

  private Optional<Incident> incident(String id) {
    return id.isEmpty() ? Optional.empty() : incidents.find(id);
  }

  private static boolean wakesNobody(Incident incident) {
    return incident.diagnosis().severity() != Severity.CRITICAL;
  }

  private static Page of(
      Page page, long person, String channel, @Nullable Instant sent, @Nullable String problem) {
    return new Page(
        page.number(),
        page.key(),
        page.level(),
        person,
        channel,
        page.incident(),
        page.message(),
        page.asked(),
        page.due(),
        sent,
        problem);
  }

  private static ToolException lasting(String message) {
    return new ToolException(Kind.LASTING, message);
  }
}
