package forewarn.operations.workflow.run;

import forewarn.operations.event.Event;
import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of runs and their steps. Thread-safe. */
final class RunTable {
  private final Database database;

  RunTable(Database database) {
    this.database = database;
  }

  /** Adds a run, its id given by the table; empty when its trigger has made one already. */
  Optional<Run> insert(Run run) {
    return database.inTransaction(() -> {
      long known =
          database
              .sql(
                  "select count(*) from workflow_runs where workflow = ? and trigger_key = ?",
                  run.workflow(),
                  run.trigger())
              .query(Long.class)
              .single();
      if (known > 0) {
        return Optional.empty();
      }
      long id = nextId();
      database
          .sql(
              "insert into workflow_runs values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              id,
              run.workflow(),
              run.version(),
              run.trigger(),
              run.incident(),
              run.event() == null ? null : Json.write(told(run.event())),
              Json.write(run.inputs()),
              run.state().word(),
              run.startedBy(),
              run.made().toEpochMilli(),
              null,
              null)
          .update();
      return find(id);
    });
  }

  long nextId() {
    return database
        .sql("select coalesce(max(id), 0) + 1 from workflow_runs")
        .query(Long.class)
        .single();
  }

  Optional<Run> find(long id) {
    return select("where id = ?", List.of(id)).stream().findFirst();
  }

  List<Run> list(RunFilter filter) {
    List<Object> values = new ArrayList<>();
    String where = where(filter, values);
    values.add(filter.most());
    values.add(filter.skip());
    return select(where + " order by id desc limit ? offset ?", values);
  }

  long count(RunFilter filter) {
    List<Object> values = new ArrayList<>();
    String where = where(filter, values);
    return database
        .sql("select count(*) from workflow_runs " + where, values.toArray())
        .query(Long.class)
        .single();
  }

  private static String where(RunFilter filter, List<Object> values) {
    List<String> conditions = new ArrayList<>();
    if (filter.workflow() != null) {
      conditions.add("workflow = ?");
      values.add(filter.workflow());
    }
    if (filter.state() != null) {
      conditions.add("state = ?");
      values.add(filter.state().word());
    }
    if (filter.incident() != null) {
      conditions.add("incident = ?");
      values.add(filter.incident());
    }
    return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
  }

  /** Ids of the runs about an incident that wait. */
  List<Long> waiting(String incident) {
    return database
        .sql("select id from workflow_runs where incident = ? and state = 'waiting'", incident)
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  /** Notes a state, unless the run has ended meanwhile; whether it was noted. */
  boolean note(long id, Run.State state, @Nullable String error, @Nullable Instant ended) {
    return database
            .sql(
                "update workflow_runs set state = ?, error = ?, ended_at = ? where id = ?"
                    + " and ended_at is null",
                state.word(),
                error,
                ended == null ? null : ended.toEpochMilli(),
                id)
            .update()
        == 1;
  }

  /** An ended run is queued again, without the steps that did not go well. */
  void reopen(long id) {
    database
        .sql(
            "update workflow_runs set state = 'queued', error = null, ended_at = null where id = ?",
            id)
        .update();
  }

  void forget(long id, String step) {
    database.sql("delete from workflow_steps where run_id = ? and step = ?", id, step).update();
  }

  void save(long run, StepRun step) {
    database
        .sql(
            "insert into workflow_steps values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (run_id, step) do update set state = excluded.state,"
                + " attempts = excluded.attempts, input = excluded.input,"
                + " output = excluded.output, error = excluded.error,"
                + " ended_at = excluded.ended_at, due_at = excluded.due_at",
            run,
            step.step(),
            step.position(),
            step.state().word(),
            step.attempts(),
            Json.write(step.input()),
            Json.write(step.output()),
            step.error(),
            step.began().toEpochMilli(),
            step.ended() == null ? null : step.ended().toEpochMilli(),
            step.due() == null ? null : step.due().toEpochMilli())
        .update();
  }

  List<StepRun> steps(long run) {
    return database
        .sql("select * from workflow_steps where run_id = ? order by position", run)
        .query((row, number) -> step(row))
        .list();
  }

  private List<Run> select(String condition, List<Object> values) {
    return database
        .sql("select * from workflow_runs " + condition, values.toArray())
        .query((row, number) -> run(row))
        .list();
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getLong("id"),
        row.getString("workflow"),
        row.getInt("version"),
        row.getString("trigger_key"),
        row.getString("incident"),
        event(row.getString("event")),
        Json.object(row.getString("inputs")),
        Run.State.of(row.getString("state")),
        row.getString("started_by"),
        Instant.ofEpochMilli(row.getLong("made_at")),
        instant(row, "ended_at"),
        row.getString("error"));
  }

  private static StepRun step(ResultSet row) throws SQLException {
    return new StepRun(
        row.getString("step"),
        row.getInt("position"),
        StepRun.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("attempts"),
        Json.object(row.getString("input")),
        Json.object(row.getString("output")),
        row.getString("error"),
        Instant.ofEpochMilli(row.getLong("began_at")),
        instant(row, "ended_at"),
        instant(row, "due_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static Map<String, Object> told(Event event) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("sequence", event.sequence());
    told.put("type", event.type());
    told.put("subject", event.subject());
    told.put("actor", event.actor());
    told.put("at", event.at().toEpochMilli());
    told.put("data", event.data());
    return told;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Event event(@Nullable String json) {
    if (json == null) {
      return null;
    }
    Map<String, Object> told = Json.object(json);
    return new Event(
        number(told, "sequence"),
        String.valueOf(told.get("type")),
        String.valueOf(told.get("subject")),
        String.valueOf(told.get("actor")),
        Instant.ofEpochMilli(number(told, "at")),
        told.get("data") instanceof Map<?, ?> data ? (Map<String, Object>) data : Map.of());
  }

  private static long number(Map<String, Object> told, String name) {
    return told.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
