package forewarn.operations.workflow.run;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incidents;
import forewarn.operations.store.Database;
import forewarn.operations.tool.Tool;
import forewarn.operations.tool.Tools;
import forewarn.operations.workflow.NoteTool;
import forewarn.operations.workflow.Workflows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Workflows over a store, as the product puts them together. */
final class WorkflowRig implements AutoCloseable {
  static final Actor ENGINEER = Actor.person("eng", "127.0.0.1");

  final Database database;
  final EventLog events;
  final AuditLog audit;
  final Incidents incidents;
  final NoteTool notes;
  final Workflows workflows;
  final Runs runs;
  final WorkflowEngine engine;

  WorkflowRig(Database database, Path folder, InstantSource clock, Tool... more) {
    this.database = database;
    this.events = new EventLog(database, clock);
    this.audit = new AuditLog(database, clock);
    this.incidents = new Incidents(database, events, audit, clock);
    this.notes = new NoteTool(database);
    List<Tool> all = new ArrayList<>(List.of(more));
    all.add(notes);
    Tools tools = new Tools(all, audit);
    this.workflows =
        new Workflows(
            database, audit, clock, folder, name -> tools.find(name).map(Tool::signature));
    this.runs = new Runs(database, audit, clock);
    this.engine =
        new WorkflowEngine(
            new WorkflowEngine.Parts(
                database, events, incidents, workflows, runs, tools::call, Duration.ofSeconds(1)),
            clock);
  }

  @Override
  public void close() {
    engine.close();
  }
}
