package forewarn.operations.tool.mail;

import java.util.List;

/**
 * A mail as people see it.
 *
 * @param to addresses
 * @param cc addresses
 * @param text for readers without HTML
 * @param html the same
 */
public record Mail(
    List<String> to,
    List<String> cc,
    String subject,
    String text,
    String html,
    List<Attachment> attachments) {

  public Mail {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    attachments = List.copyOf(attachments);
  }

  /** A file that goes with it. */
  public record Attachment(String name, String mediaType, byte[] bytes) {}
}
