package forewarn.operations.workflow.run;

import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.store.Database;
import forewarn.operations.workflow.WorkflowFile;
import forewarn.operations.workflow.Workflows;
import forewarn.operations.workflow.definition.Trigger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes runs of what has happened and of times that have come, each exactly once. */
final class Triggers {
  private static final String CURSOR = "workflows";
  private static final int BATCH = 200;

  private final Database database;
  private final EventLog events;
  private final Workflows workflows;
  private final Runs runs;
  private final Surroundings surroundings;
  private final InstantSource clock;

  Triggers(
      Database database,
      EventLog events,
      Workflows workflows,
      Runs runs,
      Surroundings surroundings,
      InstantSource clock) {
    this.database = database;
    this.events = events;
    this.workflows = workflows;
    this.runs = runs;
    this.surroundings = surroundings;
    this.clock = clock;
  }

  /** Takes in the next events; whether there were any. */
  boolean takeEvents() {
    long cursor = events.cursor(CURSOR);
    if (events.after(cursor, 1).isEmpty()) {
      return false;
    }
    return database.inTransaction(() -> {
      List<Event> next = events.after(events.cursor(CURSOR), BATCH);
      for (Event event : next) {
        take(event);
      }
      if (!next.isEmpty()) {
        events.moveCursor(CURSOR, next.getLast().sequence());
      }
      return !next.isEmpty();
    });
  }

  private void take(Event event) {
    for (WorkflowFile file : workflows.list()) {
      if (file.runs()
          && file.trigger() instanceof Trigger.OnEvent trigger
          && trigger.type().equals(event.type())
          // What a workflow does makes others run, never itself.
          && !event.actor().equals("workflow " + file.id())
          && (trigger.when() == null
              || trigger.when().holds(surroundings.of(event, clock.instant())))) {
        runs.react(file, event);
      }
    }
    String incident = Surroundings.incidentOf(event);
    if (incident != null) {
      runs.wake(incident);
    }
  }

  /**
   * Starts what is due. After a time without the program one run stands for all the times that have
   * passed.
   */
  void takeTimes() {
    for (WorkflowFile file : workflows.list()) {
      if (file.trigger() instanceof Trigger.OnSchedule schedule) {
        takeTime(file, schedule);
      }
    }
  }

  private void takeTime(WorkflowFile file, Trigger.OnSchedule schedule) {
    String written = schedule.cron() + " " + schedule.zone();
    Instant now = clock.instant();
    Optional<Instant> due = due(file.id(), written);
    if (due.isPresent() && due.get().isAfter(now)) {
      return;
    }
    database.inTransaction(() -> {
      Optional<Instant> still = due(file.id(), written);
      if (still.isPresent() && still.get().isAfter(now)) {
        return false;
      }
      if (still.isPresent() && file.runs()) {
        runs.fall(file, still.get());
      }
      database
          .sql(
              "insert into workflow_schedules values (?, ?, ?) on conflict (workflow) do update"
                  + " set schedule = excluded.schedule, next_at = excluded.next_at",
              file.id(),
              written,
              schedule.next(now).toEpochMilli())
          .update();
      return true;
    });
  }

  private Optional<Instant> due(String workflow, String schedule) {
    return database
        .sql(
            "select next_at from workflow_schedules where workflow = ? and schedule = ?",
            workflow,
            schedule)
        .query((row, number) -> Instant.ofEpochMilli(row.getLong("next_at")))
        .optional();
  }
}
