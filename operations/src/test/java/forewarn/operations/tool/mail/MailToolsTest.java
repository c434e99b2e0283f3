package forewarn.operations.tool.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.Tools;
import forewarn.operations.tool.incident.AcknowledgeIncidentTool;
import forewarn.operations.tool.incident.SendIncidentSummaryTool;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailToolsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-03-01T03:00:00Z"));
  private static final ToolCall CALL = new ToolCall(Actor.workflow("w", "run-1"), "run-1/mail");
  private static final String PASSWORD = "planted-pa55word";

  @TempDir private Path folder;
  private final Database database = TestStore.sqlite();
  private final AuditLog audit = new AuditLog(database, CLOCK);
  private final Incidents incidents =
      new Incidents(database, new EventLog(database, CLOCK), audit, CLOCK);
  private GreenMail server;

  @BeforeEach
  void start() throws IOException {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("forewarn@example.com", "forewarn", PASSWORD);
    server.start();
    Path file = Files.writeString(folder.resolve("SMTP"), PASSWORD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Tools tools(SmtpServer.Tls tls, String password) {
    Secrets secrets = new Secrets(folder);
    SmtpServer smtp =
        new SmtpServer(
            "127.0.0.1",
            server.getSmtp().getPort(),
            "forewarn@example.com",
            "forewarn",
            password,
            tls);
    Mailer mailer = new Mailer(Optional.of(smtp), secrets, CLOCK);
    MailTemplates templates = new MailTemplates(folder.resolve("templates"));
    return new Tools(
        List.of(
            new SendEmailTool(
                mailer,
                templates,
                id ->
                    new Mail.Attachment(
                        id + ".csv", "text/csv", "a,b".getBytes(StandardCharsets.UTF_8))),
            new SendIncidentSummaryTool(incidents, mailer, templates),
            new AcknowledgeIncidentTool(incidents)),
        List::of,
        audit,
        secrets);
  }

  @Test
  void aMailArrivesAsTextAndHtmlWithItsAttachment() throws Exception {
    Map<String, Object> output =
        tools(SmtpServer.Tls.NONE, "secret:SMTP")
            .call(
                "send_email",
                Map.of(
                    "to",
                    List.of("noc@example.com", "Ana <ana@example.com>"),
                    "subject",
                    "Störung\r\nBcc: evil@example.com",
                    "text",
                    "412 lines <b>down</b>\nsince 03:10",
                    "reports",
                    List.of("R-1")),
                CALL);

    assertThat(server.getReceivedMessages()).hasSize(2);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Störung Bcc: evil@example.com");
    assertThat(mail.getAllRecipients()).hasSize(2);
    assertThat(mail.getMessageID()).isEqualTo(output.get("message_id"));
    MimeMultipart all = (MimeMultipart) mail.getContent();
    MimeMultipart either = (MimeMultipart) all.getBodyPart(0).getContent();
    assertThat(either.getBodyPart(0).getContent().toString())
        .isEqualToNormalizingNewlines("412 lines <b>down</b>\nsince 03:10");
    assertThat(either.getBodyPart(1).getContent().toString())
        .contains("412 lines &lt;b&gt;down&lt;/b&gt;<br>since 03:10");
    assertThat(all.getBodyPart(1).getFileName()).isEqualTo("R-1.csv");
    assertThat(output).containsEntry("recipients", 2);
  }

  @Test
  void theSameCallIsTheSameMessage() throws Exception {
    Tools tools = tools(SmtpServer.Tls.NONE, "secret:SMTP");
    Map<String, Object> input = Map.of("to", "noc@example.com", "subject", "a", "text", "b");
    tools.call("send_email", input, CALL);
    tools.call("send_email", input, CALL);

    assertThat(server.getReceivedMessages()[0].getMessageID())
        .isEqualTo(server.getReceivedMessages()[1].getMessageID());
  }

  @Test
  void thePasswordIsNowhereButWithTheServer() {
    Map<String, Object> input = Map.of("to", "noc@example.com", "subject", "a", "text", "b");
    tools(SmtpServer.Tls.NONE, "secret:SMTP").call("send_email", input, CALL);
    assertThatThrownBy(() -> tools(SmtpServer.Tls.NONE, PASSWORD).call("send_email", input, CALL))
        .hasMessageContaining("expected a reference")
        .hasMessageNotContaining(PASSWORD);

    assertThat(audit.after(0, 10))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.after()).doesNotContain(PASSWORD));
  }

  @Test
  void withoutTheProtectionThatIsWantedNothingIsSent() {
    assertThatThrownBy(() ->
            tools(SmtpServer.Tls.STARTTLS, "secret:SMTP")
                .call(
                    "send_email",
                    Map.of("to", "noc@example.com", "subject", "a", "text", "b"),
                    CALL))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("STARTTLS");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void invalidAddressesAreSaid() {
    assertThat(Mailer.problems(List.of("a@example.com", "nobody", "a@b@c")))
        .containsExactly("Invalid mail address: nobody", "Invalid mail address: a@b@c");
  }

  @Test
  void aSummaryTellsAnIncident() throws Exception {
    new SampleIncidents(database, CLOCK, new Random(1)).open(List.of("A-CL11"));
    Tools tools = tools(SmtpServer.Tls.NONE, "secret:SMTP");
    tools.call(
        "acknowledge_incident", Map.of("incident", "INC-1", "comment", "<i>on it</i>"), CALL);
    tools.call(
        "send_incident_summary", Map.of("to", "care@example.com", "incident", "INC-1"), CALL);

    MimeMessage mail = server.getReceivedMessages()[0];
    MimeMultipart either = (MimeMultipart) mail.getContent();
    assertThat(mail.getSubject()).contains("INC-1", "A-CL11");
    assertThat(either.getBodyPart(0).getContent().toString())
        .contains("Loss of signal prevails.", "acknowledged by workflow w", "<i>on it</i>")
        .doesNotContain("<table", "{{");
    assertThat(either.getBodyPart(1).getContent().toString())
        .contains("&lt;i&gt;on it&lt;/i&gt;")
        .doesNotContain("{{");
    assertThat(GreenMailUtil.getHeaders(mail)).contains("Auto-Submitted: auto-generated");
  }
}
