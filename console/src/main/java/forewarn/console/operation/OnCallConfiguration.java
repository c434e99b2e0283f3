package forewarn.console.operation;

import forewarn.operations.audit.AuditLog;
import forewarn.operations.correlation.DataClock;
import forewarn.operations.event.EventLog;
import forewarn.operations.handover.Handovers;
import forewarn.operations.handover.ShiftReporter;
import forewarn.operations.incident.Incidents;
import forewarn.operations.maintenance.MaintenanceWindows;
import forewarn.operations.oncall.OnCall;
import forewarn.operations.oncall.PageOnCallTool;
import forewarn.operations.oncall.Paging;
import forewarn.operations.store.Database;
import forewarn.operations.tool.Tools;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of operations that are about people: maintenance, on-call and shifts. */
@Configuration(proxyBeanMethods = false)
class OnCallConfiguration {
  @Bean
  MaintenanceWindows maintenanceWindows(
      Database database, EventLog events, AuditLog audit, InstantSource clock) {
    return new MaintenanceWindows(database, events, audit, new DataClock(database, clock));
  }

  @Bean
  OnCall onCall(Database database, AuditLog audit, InstantSource clock) {
    return new OnCall(database, audit, clock);
  }

  // Paging is a tool itself: the tools are asked for when a page is sent.
  @Bean
  Paging paging(
      Database database,
      OnCall onCall,
      Incidents incidents,
      EventLog events,
      ObjectProvider<Tools> tools,
      AuditLog audit,
      InstantSource clock) {
    return new Paging(
        database,
        onCall,
        incidents,
        events,
        () -> tools.getIfAvailable(() -> new Tools(List.of(), audit)),
        clock);
  }

  @Bean
  PageOnCallTool pageOnCallTool(Paging paging, OnCall onCall, Incidents incidents) {
    return new PageOnCallTool(paging, onCall, incidents);
  }

  @Bean
  Handovers handovers(
      Database database,
      MaintenanceWindows windows,
      OnCall onCall,
      Incidents incidents,
      EventLog events,
      AuditLog audit,
      InstantSource clock) {
    ShiftReporter reporter = new ShiftReporter(incidents, windows, onCall, events, database);
    return new Handovers(database, reporter, events, audit, clock);
  }
}
