package forewarn.simulator.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phrases by name, each a list of alternatives of which one is drawn. An alternative may contain
 * {@code {name}}: another phrase, or a value given when it is said; values go first. The file has a
 * name at the start of a line and its alternatives, indented, in the lines below it. Thread-safe.
 */
public final class Phrases {
  private static final Pattern REFERENCE = Pattern.compile("\\{([a-z0-9_.]+)}");

  // A word of three letters or more: "rx -18.2 dBm" and "fault_rate=0.2%" stay as they are.
  private static final Pattern SENTENCE_START =
      Pattern.compile("(?<=^|[.!?] )[a-z](?=[a-z]{2,}[ ,])");

  private final Map<String, List<String>> alternatives;

  private Phrases(Map<String, List<String>> alternatives) {
    this.alternatives = alternatives;
  }

  /**
   * Reads a file beside a class.
   *
   * @throws IllegalArgumentException when the file is not in the form described above
   */
  public static Phrases load(Class<?> owner, String name) {
    try (InputStream stream = owner.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("Cannot read phrases: no resource " + name);
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Phrases parse(String text) {
    Map<String, List<String>> alternatives = new HashMap<>();
    List<String> current = null;
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith(" ")) {
        current = new ArrayList<>();
        if (alternatives.put(line.strip(), current) != null) {
          throw new IllegalArgumentException("Invalid phrases: '" + line + "' is there twice");
        }
      } else if (current == null) {
        throw new IllegalArgumentException("Invalid phrases: no name above '" + line + "'");
      } else {
        current.add(line.strip());
      }
    }
    return new Phrases(alternatives);
  }

  /**
   * One of the ways to say a phrase.
   *
   * @throws IllegalArgumentException when the phrase, or one in it, is neither listed nor a value
   */
  public String say(String name, Map<String, String> values, SplittableRandom random) {
    String value = values.get(name);
    if (value != null) {
      return value;
    }
    List<String> ways = alternatives.get(name);
    if (ways == null || ways.isEmpty()) {
      throw new IllegalArgumentException("Cannot say '" + name + "': no phrase and no value");
    }
    String way = ways.get(random.nextInt(ways.size()));
    Matcher reference = REFERENCE.matcher(way);
    StringBuilder said = new StringBuilder();
    while (reference.find()) {
      String inner = say(reference.group(1), values, random);
      reference.appendReplacement(said, Matcher.quoteReplacement(inner));
    }
    return reference.appendTail(said).toString();
  }

  /** A text whose sentences begin with a capital letter, where they begin with a word. */
  public static String withCapitals(String text) {
    return SENTENCE_START
        .matcher(text)
        .replaceAll(start -> Matcher.quoteReplacement(start.group().toUpperCase(Locale.ROOT)));
  }

  /** The values that must be given: what is referred to and is no phrase. */
  Set<String> neededValues() {
    Set<String> needed = new TreeSet<>();
    for (List<String> ways : alternatives.values()) {
      for (String way : ways) {
        REFERENCE.matcher(way).results().forEach(found -> needed.add(found.group(1)));
      }
    }
    needed.removeAll(alternatives.keySet());
    return needed;
  }
}
