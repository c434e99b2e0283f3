package forewarn.console.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a request has sent, short enough to be kept for ever, and without what is secret. */
final class SentFields {
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_BODY = 20_000;
  private static final Pattern SECRET = Pattern.compile("password|secret|token|csrf");
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private SentFields() {}

  static Map<String, Object> of(HttpServletRequest request) {
    Map<String, Object> sent = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> put(sent, name, String.join(", ", values)));
    Object body = request.getAttribute(RequestAudit.BODY);
    if (body != null) {
      body(body).forEach((name, value) -> put(sent, name, value));
    }
    return sent;
  }

  private static Map<String, Object> body(Object body) {
    try {
      String text = JSON.writeValueAsString(body);
      return text.length() > LONGEST_BODY
          ? Map.of("body", text.length() + " characters")
          : JSON.readValue(text, OBJECT);
    } catch (JacksonException e) {
      return Map.of("body", body.getClass().getSimpleName());
    }
  }

  private static void put(Map<String, Object> sent, String name, Object value) {
    if (SECRET.matcher(name.toLowerCase(Locale.ROOT)).find()) {
      return;
    }
    boolean cut = value instanceof String text && text.length() > LONGEST_TEXT;
    sent.put(name, cut ? value.toString().substring(0, LONGEST_TEXT) + "…" : value);
  }
}
