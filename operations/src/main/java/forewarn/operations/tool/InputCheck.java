package forewarn.operations.tool;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tool's input against its signature. What a template made is text, so a text that reads as a
 * number or as true and false is taken for one, and a single text for a list of one.
 */
final class InputCheck {
  private final ToolSignature signature;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  InputCheck(ToolSignature signature, Map<String, Object> input) {
    this.signature = signature;
    for (ToolField field : signature.input()) {
      check(field, input.get(field.name()));
    }
    for (String name : input.keySet()) {
      if (signature.input().stream().noneMatch(field -> field.name().equals(name))) {
        problems.add(
            "Unknown field %s of %s: it takes %s".formatted(name, signature.name(), names()));
      }
    }
  }

  /** One sentence for each, in the order of the fields. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Values of the fields' types; meaningful without problems only. */
  Map<String, Object> values() {
    return values;
  }

  private String names() {
    return signature.input().isEmpty()
        ? "nothing"
        : signature.input().stream().map(ToolField::name).collect(Collectors.joining(", "));
  }

  private void check(ToolField field, @Nullable Object given) {
    if (given == null || given instanceof String text && text.isBlank()) {
      if (field.need() == ToolField.Need.REQUIRED) {
        problems.add(
            "Missing field %s of %s: %s"
                .formatted(field.name(), signature.name(), field.description()));
      }
      return;
    }
    Object value = typed(field.type(), given);
    if (value == null) {
      problems.add(
          "Invalid field %s of %s: %s, expected %s"
              .formatted(field.name(), signature.name(), shown(given), expected(field.type())));
    } else if (!field.choices().isEmpty() && !field.choices().contains(value.toString())) {
      problems.add(
          "Invalid field %s of %s: %s, expected one of %s"
              .formatted(
                  field.name(),
                  signature.name(),
                  shown(given),
                  String.join(", ", field.choices())));
    } else {
      values.put(field.name(), value);
    }
  }

  private static @Nullable Object typed(ToolField.Type type, Object given) {
    return switch (type) {
      case TEXT -> given instanceof Map || given instanceof List ? null : given.toString();
      case NUMBER -> number(given);
      case BOOLEAN ->
          switch (given.toString()) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
          };
      case TEXTS ->
          given instanceof List<?> list
              ? list.stream().map(String::valueOf).toList()
              : given instanceof Map ? null : List.of(given.toString());
      case OBJECT -> given instanceof Map<?, ?> ? given : null;
    };
  }

  private static @Nullable Object number(Object given) {
    if (given instanceof Number) {
      return given;
    }
    try {
      return given instanceof String text ? new BigDecimal(text.strip()) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String expected(ToolField.Type type) {
    return switch (type) {
      case TEXT -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case TEXTS -> "a list of texts";
      case OBJECT -> "an object of fields";
    };
  }

  private static String shown(Object value) {
    String text = value.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
