package forewarn.prediction.registry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which model is meant.
 *
 * @param name letters, digits, {@code _} and {@code -}
 * @param version a number from 1
 */
public record ModelId(String name, String version) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern PATH = Pattern.compile("([^/]*)/([^/]*)");

  /**
   * Reads {@code outage/3}.
   *
   * @throws IllegalArgumentException when it is nothing of the kind
   */
  public static ModelId parse(String text) {
    Matcher matcher = PATH.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid model: '" + text + "' is not like outage/3, its name and its version");
    }
    return new ModelId(matcher.group(1), matcher.group(2));
  }

  /** Whether there could be such a model; what is no name or number never becomes a path. */
  boolean isWellFormed() {
    return NAME.matcher(name).matches() && VERSION.matcher(version).matches();
  }

  int number() {
    return Integer.parseInt(version);
  }

  /** As {@link #parse} reads it. */
  public String path() {
    return name + "/" + version;
  }

  @Override
  public String toString() {
    return name + " version " + version;
  }
}
