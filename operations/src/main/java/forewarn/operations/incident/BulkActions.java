package forewarn.operations.incident;

import forewarn.operations.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Does the same to many incidents at once. Thread-safe. */
public final class BulkActions {
  private final Database database;
  private final Incidents incidents;

  public BulkActions(Database database, Incidents incidents) {
    this.database = database;
    this.incidents = incidents;
  }

  /**
   * What came of it.
   *
   * @param done ids of those it was done to
   * @param left ids of those that are not there or have ended meanwhile
   */
  public record Outcome(List<String> done, List<String> left) {
    public Outcome {
      done = List.copyOf(done);
      left = List.copyOf(left);
    }
  }

  /**
   * Acts on each incident that is open, all in one transaction: an action that throws leaves all as
   * they were.
   */
  public Outcome each(List<String> ids, Consumer<Incident> action) {
    return database.inTransaction(() -> {
      List<String> done = new ArrayList<>();
      List<String> left = new ArrayList<>();
      for (String id : ids.stream().distinct().toList()) {
        Incident incident = incidents.find(id).filter(Incident::open).orElse(null);
        if (incident == null) {
          left.add(id);
        } else {
          action.accept(incident);
          done.add(incident.id());
        }
      }
      return new Outcome(done, left);
    });
  }
}
