package forewarn.console.incident;

import forewarn.console.security.Users;
import forewarn.operations.audit.Actor;
import forewarn.operations.incident.BulkActions;
import forewarn.operations.incident.BulkActions.Outcome;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import forewarn.operations.store.Database;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Does to incidents what pages and programs ask for. Thread-safe. */
@Component
final class IncidentDesk {
  private final Database database;
  private final Incidents incidents;
  private final BulkActions bulk;
  private final Users users;

  IncidentDesk(Database database, Incidents incidents, Users users) {
    this.database = database;
    this.incidents = incidents;
    this.bulk = new BulkActions(database, incidents);
    this.users = users;
  }

  /**
   * Does it to each that is open, or when it cannot be done, to none.
   *
   * @throws IllegalArgumentException when it cannot be done as it is asked for
   */
  Outcome act(List<String> ids, Change change, Actor actor) {
    return switch (change) {
      case Change.Merge(String into) -> merge(ids, into, actor);
      case Change.Split split -> {
        for (String id : ids) {
          incidents.split(id, split.clusters(), actor);
        }
        yield new Outcome(ids, List.of());
      }
      // What has ended can still be talked about.
      case Change.Comment comment -> {
        for (String id : ids) {
          incidents.comment(id, comment.text(), actor);
        }
        yield new Outcome(ids, List.of());
      }
      case Change.Assign(String person) when person != null && users.find(person).isEmpty() ->
          throw new IllegalArgumentException(
              "Cannot assign to " + person + ": there is no such user");
      default -> bulk.each(ids, incident -> act(incident.id(), change, actor));
    };
  }

  /** Does all of it to one incident, or nothing. */
  Incident all(String id, List<Change> changes, Actor actor) {
    return database.inTransaction(() -> {
      for (Change change : changes) {
        Outcome outcome = act(List.of(id), change, actor);
        if (outcome.done().isEmpty()) {
          throw new IllegalArgumentException(
              "Cannot "
                  + change.word()
                  + " "
                  + id
                  + ": it is "
                  + incidents.find(id).map(found -> found.state().word()).orElse("not there"));
        }
      }
      return incidents.find(id).orElseThrow();
    });
  }

  private void act(String id, Change change, Actor actor) {
    switch (change) {
      case Change.Acknowledge() -> incidents.acknowledge(id, actor);
      case Change.Assign(String person) -> incidents.assign(id, person, actor);
      case Change.Comment(String text) -> incidents.comment(id, text, actor);
      case Change.Shelve shelve -> incidents.shelve(id, shelve.until(), shelve.why(), actor);
      case Change.Unshelve() -> incidents.unshelve(id, actor);
      case Change.Resolve(String why) -> incidents.resolve(id, why, actor);
      case Change.Merge merge ->
          throw new IllegalStateException("Cannot merge one by one: " + merge);
      case Change.Split split ->
          throw new IllegalStateException("Cannot split one by one: " + split);
    }
  }

  private Outcome merge(
      List<String> ids, @org.jspecify.annotations.Nullable String into, Actor actor) {
    List<Incident> found =
        ids.stream().distinct().flatMap(id -> incidents.find(id).stream()).toList();
    String whole = into != null ? into : largest(found);
    List<String> parts = found.stream().map(Incident::id).filter(id -> !id.equals(whole)).toList();
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("Cannot merge " + ids + ": two or more are needed");
    }
    incidents.merge(whole, parts, actor);
    return new Outcome(parts, List.of());
  }

  private static String largest(List<Incident> found) {
    return found.stream()
        .max(Comparator.comparingDouble(one -> one.impact().score()))
        .map(Incident::id)
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot merge: none of the incidents is there"));
  }
}
