package forewarn.console.admin;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The newest warnings and errors of the log: only its end is read, however long it is. What stands
 * there may come from outside; whoever shows it escapes it.
 */
@Component
public final class LogTail {
  private static final int BYTES = 512 * 1024;
  private static final int MOST = 40;
  private static final int LONGEST = 400;
  private static final Pattern ENTRY =
      Pattern.compile("^(\\d\\S+)\\s+(WARN|ERROR)\\s+\\d+ --- (?:\\[[^]]*] ?)*(\\S+)\\s+: (.*)$");

  private final Path file;

  LogTail(@Value("${logging.file.name:}") String file) {
    this.file = Path.of(file);
  }

  /**
   * An entry of the log, without the stack trace.
   *
   * @param at as written there
   * @param level {@code WARN} or {@code ERROR}
   * @param logger who wrote it
   * @param message cut off when it is very long
   */
  public record Entry(String at, String level, String logger, String message) {}

  Path file() {
    return file;
  }

  /**
   * Newest first, a few dozen at most; empty when there is no log.
   *
   * @throws IOException when there is one that cannot be read
   */
  List<Entry> newest() throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    List<Entry> found = new ArrayList<>();
    for (String line : end().split("\n")) {
      Matcher matcher = ENTRY.matcher(line);
      if (matcher.matches()) {
        found.add(
            new Entry(
                matcher.group(1), matcher.group(2), matcher.group(3), shortened(matcher.group(4))));
      }
    }
    Collections.reverse(found);
    return found.subList(0, Math.min(MOST, found.size()));
  }

  // The first line may be cut: it then does not look like an entry.
  private String end() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(BYTES, log.length());
      byte[] bytes = new byte[length];
      log.seek(log.length() - length);
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + " …";
  }
}
