package forewarn.operations.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Passwords, keys and addresses that are keys, which stand nowhere but in the environment ({@code
 * FOREWARN_SECRET_NAME}) or in a file of the folder of secrets that only its owner may read.
 * Everything else says {@code secret:NAME}. What has been looked up here is struck out of what
 * leaves a tool. Thread-safe.
 */
public final class Secrets {
  /** What a reference begins with. */
  public static final String PREFIX = "secret:";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final String STRUCK_OUT = "•••";
  private static final int SHORTEST_STRUCK_OUT = 4;
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private final Path folder;
  private final UnaryOperator<@Nullable String> environment;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Secrets of a folder, which need not exist, and of the process' environment. */
  public Secrets(Path folder) {
    this(folder, name -> name == null ? null : System.getenv(name));
  }

  Secrets(Path folder, UnaryOperator<@Nullable String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * What a text stands for: the secret when it is a reference, else itself.
   *
   * @throws ToolException when there is no such secret, or others may read its file
   */
  public String resolve(String text) {
    return text.startsWith(PREFIX) ? find(text.substring(PREFIX.length())) : text;
  }

  /**
   * The secret of a reference.
   *
   * @param field what the message calls the place when it holds something else
   * @throws ToolException when it is none, or there is no such secret
   */
  public String require(String field, String text) {
    if (!text.startsWith(PREFIX)) {
      // The text is not repeated: it may well be the secret itself.
      throw new ToolException(
          ToolException.Kind.LASTING,
          "Invalid "
              + field
              + ": a secret stands there itself, expected a reference such as secret:NAME");
    }
    return resolve(text);
  }

  private String find(String name) {
    if (!NAME.matcher(name).matches()) {
      throw lasting("Invalid name of a secret: expected letters, digits, - and _");
    }
    String variable = environment.apply("FOREWARN_SECRET_" + name.replace('-', '_'));
    String value = variable != null && !variable.isEmpty() ? variable : ofFile(name);
    known.add(value);
    return value;
  }

  private String ofFile(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw lasting(
          "Cannot find the secret %s: there is neither FOREWARN_SECRET_%s nor the file %s"
              .formatted(name, name.replace('-', '_'), file));
    }
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
        throw lasting(
            "Cannot use the secret %s: others may read %s; allow it to its owner only (chmod 600)"
                .formatted(name, file));
      }
      String value = Files.readString(file).strip();
      if (value.isEmpty()) {
        throw lasting("Cannot use the secret %s: %s is empty".formatted(name, file));
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the secret " + name, e);
    }
  }

  /** A text without any secret that has been looked up so far. */
  public String strikeOut(String text) {
    String clean = text;
    for (String secret : known) {
      if (secret.length() >= SHORTEST_STRUCK_OUT) {
        clean = clean.replace(secret, STRUCK_OUT);
      }
    }
    return clean;
  }

  Map<String, Object> strikeOut(Map<String, Object> values) {
    Map<String, Object> clean = new LinkedHashMap<>();
    values.forEach((name, value) -> clean.put(strikeOut(name), strikeOutValue(value)));
    return clean;
  }

  private Object strikeOutValue(Object value) {
    return switch (value) {
      case String text -> strikeOut(text);
      case List<?> list ->
          list.stream().map(one -> one == null ? "" : strikeOutValue(one)).toList();
      case Map<?, ?> map -> {
        Map<String, Object> clean = new LinkedHashMap<>();
        map.forEach((name, one) ->
            clean.put(strikeOut(String.valueOf(name)), one == null ? "" : strikeOutValue(one)));
        yield clean;
      }
      default -> value;
    };
  }

  private static ToolException lasting(String message) {
    return new ToolException(ToolException.Kind.LASTING, message);
  }
}
