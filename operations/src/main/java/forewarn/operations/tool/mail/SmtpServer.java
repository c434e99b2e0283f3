package forewarn.operations.tool.mail;

import org.jspecify.annotations.Nullable;

/**
 * Where mail is handed in.
 *
 * @param from the sender's address
 * @param user null where no log-in is wanted
 * @param password a reference to a secret; null where no log-in is wanted
 */
public record SmtpServer(
    String host, int port, String from, @Nullable String user, @Nullable String password, Tls tls) {

  /** How the connection is protected. */
  public enum Tls {
    /** Not at all: for a server on the same machine. */
    NONE,
    /** From the STARTTLS command on; without it nothing is sent. */
    STARTTLS,
    /** From the first byte on. */
    IMPLICIT
  }
}
