package forewarn.console.alarm;

import forewarn.console.problem.Problems;
import forewarn.telemetry.Problem;
import forewarn.telemetry.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object as it was sent, or an object within it. What is wrong with it is gathered, so that
 * the sender hears of everything at once. Not thread-safe.
 */
final class Message {
  private static final int LONGEST = 5_000_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode object;
  private final String path;
  private final List<Problem> problems;

  private Message(JsonNode object, String path, List<Problem> problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  /**
   * Reads a body.
   *
   * @throws org.springframework.web.ErrorResponseException when it is no JSON object
   */
  static Message of(byte[] body) {
    if (body.length > LONGEST) {
      throw Problems.badField("payload", body.length + " bytes", "longer than " + LONGEST);
    }
    try {
      JsonNode read = JSON.readTree(body);
      if (read == null || !read.isObject()) {
        throw Problems.badField("payload", String.valueOf(read), "no JSON object");
      }
      return new Message(read, "", new ArrayList<>());
    } catch (JacksonException e) {
      throw Problems.badField("payload", e.getOriginalMessage(), "no JSON");
    }
  }

  /** A text, number or truth as text; null when it is missing, blank or something else. */
  @Nullable String find(String name) {
    JsonNode value = object.get(name);
    if (value == null || !value.isValueNode() || value.isNull()) {
      return null;
    }
    String text = value.asString().strip();
    return text.isEmpty() ? null : text;
  }

  /** As {@link #find}; it is a problem when there is none. */
  String require(String name) {
    String found = find(name);
    if (found == null) {
      JsonNode value = object.get(name);
      refuse(name, value == null ? "" : value.toString(), "missing or no text");
      return "";
    }
    return found;
  }

  /** One of some words; it is a problem when it is not. */
  String require(String name, Set<String> words) {
    String found = require(name);
    if (!found.isEmpty() && !words.contains(found)) {
      refuse(name, found, "none of " + words.stream().sorted().toList());
    }
    return found;
  }

  /** A time; it is a problem when it is none, or missing. */
  Instant time(String name) {
    String text = require(name);
    Instant at = text.isEmpty() ? null : Timestamps.parse(text);
    if (at == null && !text.isEmpty()) {
      refuse(name, text, "no time between 2000 and 2100");
    }
    return at == null ? Instant.EPOCH : at;
  }

  /** An object within this one; empty when it is missing or none. */
  Message within(String name) {
    JsonNode value = object.get(name);
    return new Message(
        value != null && value.isObject() ? value : JSON.createObjectNode(),
        path + name + ".",
        problems);
  }

  boolean has(String name) {
    return object.path(name).isObject();
  }

  /** The objects of a list; it is a problem when there is none, or one of them is no object. */
  List<Message> list(String name, int most) {
    JsonNode value = object.path(name);
    if (!value.isArray() || value.isEmpty() || value.size() > most) {
      refuse(
          name,
          value.isArray() ? value.size() + " entries" : value.toString(),
          "not a list of 1 to " + most);
      return List.of();
    }
    List<Message> found = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      String at = name + "[" + i + "]";
      if (value.get(i).isObject()) {
        found.add(new Message(value.get(i), path + at + ".", problems));
      } else {
        refuse(at, value.get(i).toString(), "no object");
      }
    }
    return found;
  }

  /** Notes what is wrong with a field of this object. */
  void refuse(String name, String value, String rule) {
    problems.add(new Problem(path + name, value, rule));
  }

  /**
   * Ends the reading.
   *
   * @throws org.springframework.web.ErrorResponseException with all problems, when there are any
   */
  void requireGood() {
    if (!problems.isEmpty()) {
      throw Problems.badFields(problems);
    }
  }
}
