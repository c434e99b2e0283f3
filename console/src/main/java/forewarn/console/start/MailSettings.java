package forewarn.console.start;

import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.mail.SmtpServer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where mail is handed in; none is sent without a host.
 *
 * @param host of the SMTP server
 * @param port 587 with starttls, 465 with implicit, 25 with none, as a rule
 * @param from the sender's address
 * @param user where the server wants a log-in
 * @param password a reference: {@code secret:NAME}
 * @param tls none, starttls or implicit
 */
public record MailSettings(
    @Nullable String host,
    @DefaultValue("587") int port,
    @Nullable String from,
    @Nullable String user,
    @Nullable String password,
    @DefaultValue("starttls") SmtpServer.Tls tls) {
  /** Sends nothing. */
  static final MailSettings OFF =
      new MailSettings(null, 587, null, null, null, SmtpServer.Tls.STARTTLS);

  public MailSettings {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "Invalid forewarn.mail.port: " + port + ", must be 1..65535");
    }
    if (host != null && from == null) {
      throw new IllegalArgumentException(
          "Invalid forewarn.mail.from: (not set), must be the sender's address when there is a host");
    }
    if (password != null && !password.startsWith(Secrets.PREFIX)) {
      // Not repeated: it may be the password itself.
      throw new IllegalArgumentException(
          "Invalid forewarn.mail.password: must be a reference such as secret:SMTP");
    }
  }

  /** Empty when none is configured. */
  public Optional<SmtpServer> server() {
    return host == null || from == null
        ? Optional.empty()
        : Optional.of(new SmtpServer(host, port, from, user, password, tls));
  }
}
