package forewarn.console.tool;

import forewarn.console.start.MailSettings;
import forewarn.console.start.OutgoingSettings;
import forewarn.console.start.Services;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.incident.Incidents;
import forewarn.operations.report.MakeReportTool;
import forewarn.operations.report.ReportDesk;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.Tool;
import forewarn.operations.tool.Tools;
import forewarn.operations.tool.data.RunQueryTool;
import forewarn.operations.tool.data.ValidateDataTool;
import forewarn.operations.tool.http.AllowedHosts;
import forewarn.operations.tool.http.CallWebhookTool;
import forewarn.operations.tool.http.CreateTicketTool;
import forewarn.operations.tool.http.HttpToolFolder;
import forewarn.operations.tool.http.Outgoing;
import forewarn.operations.tool.http.PostToChatTool;
import forewarn.operations.tool.http.TicketSystem;
import forewarn.operations.tool.http.TriggerPagerdutyTool;
import forewarn.operations.tool.http.UpdateTicketTool;
import forewarn.operations.tool.incident.AcknowledgeIncidentTool;
import forewarn.operations.tool.incident.SendIncidentSummaryTool;
import forewarn.operations.tool.mail.MailTemplates;
import forewarn.operations.tool.mail.Mailer;
import forewarn.operations.tool.mail.SendEmailTool;
import forewarn.operations.tool.plugin.PluginFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The tools. Another package adds one as a bean of type {@link Tool}; one that calls others takes
 * an {@code ObjectProvider<Tools>}.
 */
@Configuration(proxyBeanMethods = false)
class ToolConfiguration {
  private final Path dataDir;

  ToolConfiguration(@Value("${forewarn.data-dir:data}") Path dataDir) {
    this.dataDir = dataDir.toAbsolutePath().normalize();
  }

  @Bean
  Secrets secrets() {
    return new Secrets(dataDir.resolve("secrets"));
  }

  @Bean
  Mailer mailer(Environment environment, Secrets secrets, InstantSource clock) {
    MailSettings settings =
        Binder.get(environment).bindOrCreate("forewarn.mail", MailSettings.class);
    return new Mailer(settings.server(), secrets, clock);
  }

  @Bean
  MailTemplates mailTemplates() {
    return new MailTemplates(dataDir.resolve("templates").resolve("mail"));
  }

  @Bean
  OutgoingSettings outgoingSettings(Environment environment) {
    return Binder.get(environment).bindOrCreate("forewarn.outgoing", OutgoingSettings.class);
  }

  @Bean
  Outgoing outgoing(OutgoingSettings settings) {
    return new Outgoing(new AllowedHosts(settings.allow()), settings.timeout());
  }

  @Bean(destroyMethod = "close")
  PluginFolder pluginFolder() {
    return new PluginFolder(dataDir.resolve("plugins"));
  }

  @Bean
  ToolFiles toolFiles(PluginFolder plugins, Outgoing outgoing, Secrets secrets) {
    return new ToolFiles(
        plugins,
        new HttpToolFolder(dataDir.resolve("tools"), outgoing, secrets),
        new TicketSystem(dataDir.resolve("ticket-system.yml"), outgoing, secrets));
  }

  @Bean
  Tool callWebhook(Outgoing outgoing, Secrets secrets, InstantSource clock) {
    return new CallWebhookTool(outgoing, secrets, clock);
  }

  @Bean
  Tool postToChat(Outgoing outgoing, Secrets secrets) {
    return new PostToChatTool(outgoing, secrets);
  }

  @Bean
  Tool triggerPagerduty(Outgoing outgoing, Secrets secrets, OutgoingSettings settings) {
    return new TriggerPagerdutyTool(outgoing, secrets, settings.pagerduty().toString());
  }

  @Bean
  Tool createTicket(ToolFiles files) {
    return new CreateTicketTool(files.tickets());
  }

  @Bean
  Tool updateTicket(ToolFiles files) {
    return new UpdateTicketTool(files.tickets());
  }

  @Bean
  Tool sendEmail(Mailer mailer, MailTemplates templates, ReportDesk reports) {
    return new SendEmailTool(mailer, templates, reports::attachment);
  }

  @Bean
  Tool sendIncidentSummary(Incidents incidents, Mailer mailer, MailTemplates templates) {
    return new SendIncidentSummaryTool(incidents, mailer, templates);
  }

  @Bean
  Tool acknowledgeIncident(Incidents incidents) {
    return new AcknowledgeIncidentTool(incidents);
  }

  @Bean
  Tool makeReport(ReportDesk reports, InstantSource clock) {
    return new MakeReportTool(reports, clock);
  }

  @Bean
  Tool runQuery(Services services) {
    return new RunQueryTool(services::openQuery);
  }

  @Bean
  Tool validateData(Services services) {
    return new ValidateDataTool(services::quality);
  }

  @Bean
  Tool retrainModel(Services services) {
    return new RetrainModelTool(services::retraining);
  }

  @Bean
  Tools tools(ObjectProvider<Tool> tools, ToolFiles files, AuditLog audit, Secrets secrets) {
    List<Tool> ours = tools.orderedStream().toList();
    return new Tools(ours, files::tools, audit, secrets);
  }
}
