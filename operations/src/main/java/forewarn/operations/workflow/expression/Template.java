package forewarn.operations.workflow.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with {@code ${expressions}} in it. One that is nothing but an expression keeps the kind of
 * its value; in others the values are put in as text. Immutable.
 *
 * @param parts texts and expressions in order
 */
public record Template(List<Object> parts) {
  public Template {
    parts = List.copyOf(parts);
  }

  /** Whether a text has expressions in it. */
  public static boolean is(String text) {
    return text.contains("${");
  }

  /**
   * Reads a text.
   *
   * @throws ExpressionException when something between {@code ${} and } is no expression
   */
  public static Template parse(String text) {
    List<Object> parts = new ArrayList<>();
    int at = 0;
    for (int from = text.indexOf("${"); from >= 0; from = text.indexOf("${", at)) {
      int to = text.indexOf('}', from);
      if (to < 0) {
        throw new ExpressionException("'}' is missing in '" + text + "'");
      }
      if (from > at) {
        parts.add(text.substring(at, from));
      }
      parts.add(Expression.parse(text.substring(from + 2, to)));
      at = to + 1;
    }
    if (at < text.length()) {
      parts.add(text.substring(at));
    }
    return new Template(parts);
  }

  /** The expressions in it. */
  public Stream<Expression> expressions() {
    return parts.stream().filter(Expression.class::isInstance).map(Expression.class::cast);
  }

  private @Nullable Object value(Map<String, Object> data) {
    if (parts.size() == 1 && parts.getFirst() instanceof Expression only) {
      return only.value(data);
    }
    return parts.stream()
        .map(part -> part instanceof Expression inner ? text(inner.value(data)) : part.toString())
        .collect(Collectors.joining());
  }

  /** A value of texts, lists, maps and templates, with the templates filled. */
  public static @Nullable Object filled(@Nullable Object value, Map<String, Object> data) {
    return switch (value) {
      case Template template -> template.value(data);
      case Map<?, ?> map -> {
        Map<String, Object> filled = new LinkedHashMap<>();
        map.forEach((name, inner) -> {
          Object one = filled(inner, data);
          // What is nothing is as if it had not been given.
          if (one != null) {
            filled.put(name.toString(), one);
          }
        });
        yield filled;
      }
      case List<?> list -> {
        List<@Nullable Object> filled = new ArrayList<>();
        list.forEach(inner -> filled.add(filled(inner, data)));
        yield filled;
      }
      case null -> null;
      default -> value;
    };
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case List<?> list -> list.stream().map(Template::text).collect(Collectors.joining(", "));
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          Long.toString(number.longValue());
      default -> value.toString();
    };
  }
}
