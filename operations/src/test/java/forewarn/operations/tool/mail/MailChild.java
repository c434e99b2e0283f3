package forewarn.operations.tool.mail;

import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.ToolException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A process that sends one mail, with the certificates it was started with. */
public final class MailChild {
  private MailChild() {}

  /**
   * @param arguments the port of the server, how the connection is protected, and the host
   */
  public static void main(String[] arguments) {
    SmtpServer server =
        new SmtpServer(
            arguments[2],
            Integer.parseInt(arguments[0]),
            "forewarn@example.com",
            null,
            null,
            SmtpServer.Tls.valueOf(arguments[1]));
    Mailer mailer =
        new Mailer(Optional.of(server), new Secrets(Path.of(".")), InstantSource.system());
    Mail mail =
        new Mail(
            List.of("noc@example.com"), List.of(), "A report", "Look", "<p>Look</p>", List.of());
    try {
      System.out.println("sent " + mailer.send(mail, "key"));
    } catch (ToolException e) {
      System.out.println(e.kind() + " " + e.getMessage());
    }
  }
}
