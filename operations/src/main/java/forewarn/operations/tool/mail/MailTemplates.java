package forewarn.operations.tool.mail;

import forewarn.operations.tool.ToolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The looks of mails: HTML files with places {@code {{field}}}, whose values are escaped and whose
 * line breaks stay. The user's in a folder come before ours of the same name. Thread-safe.
 */
public final class MailTemplates {
  /** A heading, a text and where to look. */
  public static final String NOTICE = "notice";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-z][a-z0-9_]*)\\s*}}");
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(p|div|tr|h[1-6]|li)>");

  private final Path folder;

  /**
   * @param folder of the user's, {@code <name>.html} each; need not exist
   */
  public MailTemplates(Path folder) {
    this.folder = folder;
  }

  /**
   * The HTML of a mail.
   *
   * @throws ToolException when there is no template of that name
   */
  public String html(String name, Map<String, ?> values) {
    return PLACE
        .matcher(template(name))
        .replaceAll(place -> {
          Object value = values.get(place.group(1));
          return Matcher.quoteReplacement(value == null ? "" : escaped(value.toString()));
        });
  }

  /** The text of a mail that has no other: what a reader of its HTML sees. */
  public static String text(String html) {
    String body = html.replaceAll("(?is)<(style|head|script)\\b.*?</\\1>", "");
    String lines = BREAK.matcher(body.replaceAll("\\s+", " ")).replaceAll("\n");
    String plain = lines.replaceAll("</t[dh]>", "  ").replaceAll("<[^>]*>", "");
    return unescaped(plain)
            .replaceAll("[ \\t]+(?=\n)|(?<=\n)[ \\t]+", "")
            .replaceAll("\n{3,}", "\n\n")
            .strip()
        + "\n";
  }

  private String template(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new ToolException(
          ToolException.Kind.LASTING, "Invalid name of a mail template: " + name);
    }
    Path own = folder.resolve(name + ".html");
    try (InputStream ours = MailTemplates.class.getResourceAsStream(name + ".html")) {
      if (Files.isRegularFile(own)) {
        return Files.readString(own);
      }
      if (ours == null) {
        throw new ToolException(
            ToolException.Kind.LASTING,
            "Cannot find the mail template %s: there is no %s".formatted(name, own));
      }
      return new String(ours.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the mail template " + name, e);
    }
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replaceAll("\r?\n", "<br>");
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }
}
