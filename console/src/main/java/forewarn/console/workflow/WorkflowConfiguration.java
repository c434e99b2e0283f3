package forewarn.console.workflow;

import forewarn.console.start.Services;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incidents;
import forewarn.operations.store.Database;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.Tool;
import forewarn.operations.tool.Tools;
import forewarn.operations.workflow.Workflows;
import forewarn.operations.workflow.dry.Rehearsal;
import forewarn.operations.workflow.run.Runs;
import forewarn.operations.workflow.run.WorkflowEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of workflows. They work as soon as the web server is there, and end before it. */
@Configuration(proxyBeanMethods = false)
class WorkflowConfiguration {
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  @Bean
  Workflows workflows(
      Database database,
      AuditLog audit,
      InstantSource clock,
      ObjectProvider<Tools> tools,
      @Qualifier("findClusterPlace") Tool findClusterPlace,
      @Value("${forewarn.data-dir:data}") Path dataDir) {
    Tools known = tools.getIfAvailable(() -> new Tools(List.of(findClusterPlace), audit));
    return new Workflows(
        database,
        audit,
        clock,
        dataDir.resolve("workflows"),
        name -> known.find(name).map(Tool::signature));
  }

  @Bean
  Tool findClusterPlace(Services services) {
    return new FindClusterPlaceTool(services);
  }

  @Bean
  Runs runs(Database database, AuditLog audit, InstantSource clock) {
    return new Runs(database, audit, clock);
  }

  @Bean
  Rehearsal rehearsal(EventLog events, Incidents incidents) {
    return new Rehearsal(events, incidents);
  }

  @Bean
  Hooks hooks(
      ObjectProvider<Secrets> secrets,
      InstantSource clock,
      @Value("${forewarn.data-dir:data}") Path dataDir) {
    return new Hooks(secrets.getIfAvailable(() -> new Secrets(dataDir.resolve("secrets"))), clock);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  WorkflowEngine workflowEngine(
      Database database,
      EventLog events,
      Incidents incidents,
      Workflows workflows,
      Runs runs,
      ObjectProvider<Tools> tools,
      @Qualifier("findClusterPlace") Tool findClusterPlace,
      AuditLog audit,
      InstantSource clock) {
    Tools known = tools.getIfAvailable(() -> new Tools(List.of(findClusterPlace), audit));
    return new WorkflowEngine(
        new WorkflowEngine.Parts(
            database, events, incidents, workflows, runs, known::call, HEARTBEAT),
        clock);
  }
}
