package forewarn.operations.tool.mail;

import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.ToolException;
import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hands mail to an SMTP server, one connection for each. What is sent again under the same key has
 * the same Message-ID, which mailboxes show once. Thread-safe.
 */
public final class Mailer {
  private static final String TIMEOUT_MILLIS = "15000";
  private static final int MOST_RECIPIENTS = 100;
  private static final int MOST_ATTACHED = 20_000_000;

  private final Optional<SmtpServer> server;
  private final Secrets secrets;
  private final InstantSource clock;

  /**
   * @param server empty where none is configured: then nothing can be sent, and it is said
   */
  public Mailer(Optional<SmtpServer> server, Secrets secrets, InstantSource clock) {
    this.server = server;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Whether there is a server to send by. */
  public boolean isConfigured() {
    return server.isPresent();
  }

  /** Problems of a list of addresses, one sentence each. */
  public static List<String> problems(List<String> addresses) {
    List<String> problems = new ArrayList<>();
    for (String address : addresses) {
      try {
        address(address);
      } catch (ToolException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return problems;
  }

  /**
   * Sends.
   *
   * @param key the same for every attempt at the same mail
   * @return its Message-ID
   * @throws ToolException when no server is configured, an address is invalid, or the server was
   *     not reached or refused it
   */
  public String send(Mail mail, String key) {
    SmtpServer smtp =
        server.orElseThrow(
            () -> lasting("Cannot send mail: no server is configured; set forewarn.mail.host"));
    try {
      Session session = Session.getInstance(properties(smtp));
      String id =
          "<%s@%s>"
              .formatted(
                  UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                  smtp.from().replaceAll(".*@", "").replaceAll("[^A-Za-z0-9.-]", ""));
      MimeMessage message = message(session, mail, smtp, id);
      try (Transport transport = session.getTransport()) {
        connect(transport, smtp);
        transport.sendMessage(message, message.getAllRecipients());
      }
      return id;
    } catch (AuthenticationFailedException e) {
      throw lasting(
          "Cannot send mail: %s refuses the log-in of %s".formatted(smtp.host(), smtp.user()));
    } catch (SendFailedException e) {
      throw lasting("Cannot send mail to %s: %s".formatted(String.join(", ", mail.to()), line(e)));
    } catch (MessagingException e) {
      throw new ToolException(
          ToolException.Kind.TEMPORARY,
          "Cannot send mail by %s:%d: %s".formatted(smtp.host(), smtp.port(), line(e)));
    }
  }

  private void connect(Transport transport, SmtpServer smtp) throws MessagingException {
    if (smtp.user() == null) {
      transport.connect();
    } else {
      String password =
          smtp.password() == null ? "" : secrets.require("forewarn.mail.password", smtp.password());
      transport.connect(smtp.user(), password);
    }
  }

  private static Properties properties(SmtpServer smtp) {
    boolean implicit = smtp.tls() == SmtpServer.Tls.IMPLICIT;
    String protocol = implicit ? "smtps" : "smtp";
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", protocol);
    String prefix = "mail." + protocol + ".";
    properties.put(prefix + "host", smtp.host());
    properties.put(prefix + "port", String.valueOf(smtp.port()));
    properties.put(prefix + "auth", String.valueOf(smtp.user() != null));
    properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
    properties.put(prefix + "timeout", TIMEOUT_MILLIS);
    properties.put(prefix + "writetimeout", TIMEOUT_MILLIS);
    properties.put(prefix + "ssl.checkserveridentity", "true");
    if (smtp.tls() == SmtpServer.Tls.STARTTLS) {
      properties.put(prefix + "starttls.enable", "true");
      properties.put(prefix + "starttls.required", "true");
    }
    return properties;
  }

  private MimeMessage message(Session session, Mail mail, SmtpServer smtp, String id)
      throws MessagingException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    message.setFrom(address(smtp.from()));
    addresses(message, Message.RecipientType.TO, mail.to());
    addresses(message, Message.RecipientType.CC, mail.cc());
    // A line break would begin another header.
    message.setSubject(mail.subject().replaceAll("\\p{Cntrl}+", " ").strip(), "UTF-8");
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(content(mail));
    return message;
  }

  private static MimeMultipart content(Mail mail) throws MessagingException {
    MimeMultipart either = new MimeMultipart("alternative");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), "UTF-8");
    either.addBodyPart(text);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), "UTF-8", "html");
    either.addBodyPart(html);
    if (mail.attachments().isEmpty()) {
      return either;
    }
    MimeMultipart all = new MimeMultipart("mixed");
    MimeBodyPart body = new MimeBodyPart();
    body.setContent(either);
    all.addBodyPart(body);
    if (mail.attachments().stream().mapToLong(one -> one.bytes().length).sum() > MOST_ATTACHED) {
      throw lasting("Cannot send mail: its attachments are larger than 20 MB");
    }
    for (Mail.Attachment attachment : mail.attachments()) {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(
          new DataHandler(new ByteArrayDataSource(attachment.bytes(), attachment.mediaType())));
      part.setFileName(attachment.name());
      part.setDisposition("attachment");
      all.addBodyPart(part);
    }
    return all;
  }

  private static void addresses(MimeMessage message, Message.RecipientType type, List<String> to)
      throws MessagingException {
    if (to.size() > MOST_RECIPIENTS) {
      throw lasting(
          "Cannot send mail to %d people, at most %d".formatted(to.size(), MOST_RECIPIENTS));
    }
    for (String one : to) {
      message.addRecipient(type, address(one));
    }
  }

  private static InternetAddress address(String text) {
    try {
      InternetAddress address = new InternetAddress(text.strip(), true);
      if (!text.contains("@") || text.chars().anyMatch(Character::isISOControl)) {
        throw new AddressException("no address");
      }
      return address;
    } catch (AddressException e) {
      throw lasting("Invalid mail address: " + text.replaceAll("\\p{Cntrl}+", " "));
    }
  }

  private static String line(Exception e) {
    @Nullable String message = e.getMessage();
    return message == null ? e.toString() : message.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static ToolException lasting(String message) {
    return new ToolException(ToolException.Kind.LASTING, message);
  }
}
