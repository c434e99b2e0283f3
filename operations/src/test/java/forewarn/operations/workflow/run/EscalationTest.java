package forewarn.operations.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.oncall.Level;
import forewarn.operations.oncall.OnCall;
import forewarn.operations.oncall.PageOnCallTool;
import forewarn.operations.oncall.Paging;
import forewarn.operations.oncall.Person;
import forewarn.operations.oncall.Rotation;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.Tools;
import forewarn.operations.tool.mail.MailTemplates;
import forewarn.operations.tool.mail.Mailer;
import forewarn.operations.tool.mail.SendEmailTool;
import forewarn.operations.tool.mail.SmtpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped escalation, by mail over SMTP, from the incident to whoever answers. */
class EscalationTest {
  @TempDir private Path folder;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> Instant.now().plus(ahead.get());
  private final Database database = TestStore.sqlite();
  private final AuditLog audit = new AuditLog(database, clock);
  private final OnCall onCall = new OnCall(database, audit, clock);
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private WorkflowRig rig;

  @BeforeEach
  void start() throws IOException {
    server.start();
    callable(1, "ana");
    callable(2, "ben");
    callable(3, "cleo");
    rig = rig();
    rig.events.cursor("workflows");
    try (InputStream file =
        Objects.requireNonNull(getClass().getResourceAsStream("/workflows/auto-escalation.yml"))) {
      String shipped = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      rig.workflows.save(
          "auto-escalation",
          shipped.replace("enabled: false", "enabled: true"),
          WorkflowRig.ENGINEER);
    }
    rig.engine.start();
  }

  @AfterEach
  void stop() {
    rig.close();
    server.stop();
  }

  private void callable(int level, String name) {
    Person person =
        onCall.add(new Person(0, name, null, name + "@example.com", "", ""), WorkflowRig.ENGINEER);
    Rotation rotation =
        new Rotation(
            ZoneId.of("UTC"),
            Rotation.Turn.DAILY,
            LocalDate.parse("2025-01-01"),
            LocalTime.NOON,
            List.of(person.number()));
    onCall.save(new Level(level, "Level " + level, rotation, null), WorkflowRig.ENGINEER);
  }

  private WorkflowRig rig() {
    EventLog events = new EventLog(database, clock);
    Incidents incidents = new Incidents(database, events, audit, clock);
    SmtpServer smtp =
        new SmtpServer(
            "127.0.0.1",
            server.getSmtp().getPort(),
            "forewarn@example.com",
            null,
            null,
            SmtpServer.Tls.NONE);
    Mailer mailer = new Mailer(Optional.of(smtp), new Secrets(folder), clock);
    SendEmailTool mail =
        new SendEmailTool(
            mailer,
            new MailTemplates(folder),
            id -> {
              throw new IllegalArgumentException(id);
            });
    Tools tools = new Tools(List.of(mail), audit);
    Paging paging = new Paging(database, onCall, incidents, events, () -> tools, clock);
    return new WorkflowRig(
        database,
        folder.resolve("workflows"),
        clock,
        new PageOnCallTool(paging, onCall, incidents));
  }

  private Run waiting(Incident incident) {
    RunFilter all = RunFilter.of("auto-escalation", 9);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rig.runs.list(all).stream().anyMatch(run -> run.state() == Run.State.WAITING));
    Run run = rig.runs.list(all).getFirst();
    assertThat(run.incident()).isEqualTo(incident.id());
    return run;
  }

  private void awaitEnd(Run run) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rig.runs.find(run.id()).orElseThrow().state().ended());
    assertThat(rig.runs.find(run.id()).orElseThrow().state()).isEqualTo(Run.State.DONE);
  }

  private List<String> told() throws MessagingException {
    List<String> told = new ArrayList<>();
    for (MimeMessage message : server.getReceivedMessages()) {
      assertThat(message.getSubject()).contains("INC-1", "A-CL11");
      told.add(message.getAllRecipients()[0].toString());
    }
    return told;
  }

  private Incident incident() {
    return new SampleIncidents(database, clock, new Random(3)).open(List.of("A-CL11")).getFirst();
  }

  @Test
  void whoIsOnCallIsMailedAndAnAcknowledgementEndsTheEscalation() throws Exception {
    Incident incident = incident();
    Run run = waiting(incident);
    assertThat(told()).containsExactly("ana@example.com");

    rig.incidents.acknowledge(incident.id(), WorkflowRig.ENGINEER);
    awaitEnd(run);
    ahead.set(Duration.ofHours(1));

    assertThat(told()).containsExactly("ana@example.com");
    assertThat(rig.incidents.timeline(incident))
        .extracting(Event::type)
        .containsSubsequence(EventTypes.INCIDENT_PAGED, EventTypes.INCIDENT_ACKNOWLEDGED);
  }

  @Test
  void whatNobodyAcknowledgesGoesToTheNextLevelAlsoAcrossARestart() throws Exception {
    Incident incident = incident();
    Run run = waiting(incident);
    rig.close();

    ahead.set(Duration.ofMinutes(16));
    rig = rig();
    rig.engine.start();
    await().atMost(Duration.ofSeconds(30)).until(() -> server.getReceivedMessages().length == 2);
    assertThat(told()).containsExactly("ana@example.com", "ben@example.com");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rig.runs.find(run.id()).orElseThrow().state() == Run.State.WAITING);
    ahead.set(Duration.ofMinutes(32));
    awaitEnd(run);
    assertThat(told()).containsExactly("ana@example.com", "ben@example.com", "cleo@example.com");
    assertThat(rig.incidents.timeline(incident))
        .filteredOn(event -> event.type().equals(EventTypes.INCIDENT_PAGED))
        .hasSize(3);
  }
}
