package forewarn.console.operation;

import forewarn.console.audit.RequestAudit;
import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.correlation.Silence;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.IncidentQueue;
import forewarn.operations.incident.Incidents;
import forewarn.operations.maintenance.MaintenanceWindow;
import forewarn.operations.maintenance.MaintenanceWindows;
import forewarn.operations.store.Database;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The parts of operations. They need the operations store only, and are there as soon as the web
 * server is; what feeds them from the stream starts with the engine.
 */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {
  @Bean
  Database operationsStore(DataSource source) {
    return Database.open(source);
  }

  @Bean
  EventLog eventLog(Database database, InstantSource clock) {
    return new EventLog(database, clock);
  }

  @Bean
  AuditLog auditLog(Database database, InstantSource clock) {
    return new AuditLog(database, clock, RequestAudit::told);
  }

  @Bean
  AlarmTable alarmTable(Database database) {
    return new AlarmTable(database);
  }

  @Bean
  Silence silence(MaintenanceWindows windows) {
    return (place, at) -> windows.covering(place, at).map(MaintenanceWindow::id);
  }

  @Bean
  Incidents incidents(Database database, EventLog events, AuditLog audit, InstantSource clock) {
    return new Incidents(database, events, audit, clock);
  }

  @Bean
  IncidentQueue incidentQueue(Database database, InstantSource clock) {
    return new IncidentQueue(database, clock);
  }
}
