package forewarn.operations.tool.http;

import forewarn.operations.store.Json;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request with places for values, {@code {{field}}}, and for secrets, {@code secret:NAME}.
 * Secrets stand for themselves in the definition only: a value that looks like one is a text like
 * others. In the address values are escaped, and the host has none.
 *
 * @param url the address
 * @param body texts, numbers, lists and objects, sent as JSON; null for none
 * @param output where in the answer's JSON each field of the output is, as JSON pointers
 */
record RequestTemplate(
    String method,
    String url,
    Map<String, String> headers,
    @Nullable Object body,
    Map<String, String> output) {
  static final Set<String> FIELDS = Set.of("method", "url", "headers", "body");
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-z][a-z0-9_]*)\\s*}}");
  private static final Pattern SECRET = Pattern.compile("secret:([A-Za-z0-9_-]{1,64})");
  private static final Pattern START =
      Pattern.compile("(https?://[^/{}?#]+([/?#].*)?)|secret:[A-Za-z0-9_-]{1,64}(/.*)?");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads {@code request} and {@code output} of a definition. */
  static RequestTemplate read(Placed definition, Set<String> inputs) {
    Placed request = definition.part("request");
    request.allow(FIELDS);
    request.refuseSecrets();
    if (!definition.has("request")) {
      definition.problem("request", "Missing field request");
    }
    String url = definition.has("request") ? request.text("url", null) : "";
    if (!url.isEmpty() && !START.matcher(url).matches()) {
      request.problem(
          "url",
          "Invalid request.url: "
              + url
              + ", expected https:// and a host without {{…}}, or secret:NAME");
    }
    RequestTemplate template =
        new RequestTemplate(
            request.choice("method", "POST", METHODS),
            url,
            request.part("headers").texts(),
            request.value("body"),
            definition.part("output").texts());
    template.output.forEach((name, pointer) -> {
      if (!pointer.isEmpty() && !pointer.startsWith("/")) {
        definition
            .part("output")
            .problem(
                name, "Invalid output." + name + ": " + pointer + ", expected a JSON pointer: /id");
      }
    });
    template.checkPlaces(request, inputs);
    return template;
  }

  private void checkPlaces(Placed request, Set<String> inputs) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("url", url);
    texts.put("headers", headers.toString());
    texts.put("body", String.valueOf(body));
    texts.forEach((field, text) ->
        PLACE
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .distinct()
            .filter(name -> !inputs.contains(name) && !name.equals("call_key"))
            .forEach(name ->
                request.problem(
                    field,
                    "Unknown {{%s}} in request.%s: there is no such field in input"
                        .formatted(name, field))));
  }

  /**
   * Sends it.
   *
   * @return the fields of the output, and {@code status}
   */
  Map<String, Object> send(
      Outgoing outgoing, Secrets secrets, Map<String, Object> input, ToolCall call) {
    Map<String, Object> values = new LinkedHashMap<>(input);
    values.put("call_key", call.key());
    UnaryOperator<String> escaped =
        text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    Map<String, String> sent = new LinkedHashMap<>();
    if (body != null) {
      sent.put("Content-Type", "application/json");
    }
    sent.put("Accept", "application/json");
    sent.put("Idempotency-Key", call.key());
    headers.forEach(
        (name, value) -> sent.put(name, filled(value, secrets, values, RequestTemplate::oneLine)));
    Outgoing.Reply reply =
        outgoing.send(method, filled(url, secrets, values, escaped), sent, json(secrets, values));
    return result(reply);
  }

  private String json(Secrets secrets, Map<String, Object> values) {
    Object filled = filledValue(body, secrets, values);
    return filled == null ? "" : Json.write(filled);
  }

  private static String oneLine(String value) {
    return value.replaceAll("\\p{Cntrl}+", " ");
  }

  private static String filled(
      String template, Secrets secrets, Map<String, Object> values, UnaryOperator<String> escape) {
    // One pass over both: what is put in is not looked at again.
    Pattern both = Pattern.compile(PLACE.pattern() + "|" + SECRET.pattern());
    return both.matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(piece(found, secrets, values, escape)));
  }

  private static String piece(
      MatchResult found,
      Secrets secrets,
      Map<String, Object> values,
      UnaryOperator<String> escape) {
    if (found.group(1) == null) {
      return secrets.resolve(found.group());
    }
    Object value = values.get(found.group(1));
    String text =
        value == null
            ? ""
            : value instanceof Map || value instanceof List ? Json.write(value) : value.toString();
    return escape.apply(text);
  }

  // A text that is one place and nothing else becomes the value with its type.
  private static @Nullable Object filledValue(
      @Nullable Object template, Secrets secrets, Map<String, Object> values) {
    return switch (template) {
      case String text -> {
        Matcher whole = PLACE.matcher(text.strip());
        yield whole.matches()
            ? values.get(whole.group(1))
            : filled(text, secrets, values, UnaryOperator.identity());
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        map.forEach(
            (name, value) -> filled.put(String.valueOf(name), filledValue(value, secrets, values)));
        yield filled;
      }
      case List<?> list ->
          new java.util.ArrayList<@Nullable Object>(
              list.stream()
                  .<@Nullable Object>map(one -> filledValue(one, secrets, values))
                  .toList());
      case null, default -> template;
    };
  }

  private Map<String, Object> result(Outgoing.Reply reply) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("status", reply.status());
    if (output.isEmpty()) {
      return result;
    }
    JsonNode answer = json(reply.body());
    output.forEach((name, pointer) -> {
      JsonNode found = pointer.isEmpty() ? answer : answer.at(pointer);
      if (!found.isMissingNode() && !found.isNull()) {
        result.put(
            name,
            found.isNumber()
                ? found.numberValue()
                : found.isBoolean()
                    ? (Object) found.booleanValue()
                    : found.isString() ? found.stringValue() : found.toString());
      }
    });
    return result;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new ToolException(
          ToolException.Kind.LASTING,
          "Cannot read the answer: it is no JSON (%s)"
              .formatted(
                  e.getOriginalMessage().lines().findFirst().orElse("").toLowerCase(Locale.ROOT)));
    }
  }
}
