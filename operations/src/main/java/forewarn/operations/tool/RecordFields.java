package forewarn.operations.tool;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as the fields of a tool: its components' names in snake_case. */
final class RecordFields<T extends Record> {
  private final RecordComponent[] components;
  private final Constructor<T> constructor;

  RecordFields(Class<T> type) {
    this.components = type.getRecordComponents();
    try {
      this.constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Invalid record " + type.getName(), e);
    }
    for (RecordComponent component : components) {
      component.getAccessor().setAccessible(true);
    }
  }

  static String snakeCase(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  List<ToolField> fields() {
    return Arrays.stream(components).map(RecordFields::field).toList();
  }

  private static ToolField field(RecordComponent component) {
    Describe description = component.getAnnotation(Describe.class);
    if (description == null) {
      throw new IllegalStateException(
          "Invalid field " + component + ": it has no description (@Describe)");
    }
    boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new ToolField(
        snakeCase(component.getName()),
        type(component),
        optional ? ToolField.Need.OPTIONAL : ToolField.Need.REQUIRED,
        description.value(),
        choices(component.getType()));
  }

  private static ToolField.Type type(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == String.class || type.isEnum()) {
      return ToolField.Type.TEXT;
    }
    if (type == boolean.class || type == Boolean.class) {
      return ToolField.Type.BOOLEAN;
    }
    if (type == List.class) {
      return ToolField.Type.TEXTS;
    }
    if (type == Map.class) {
      return ToolField.Type.OBJECT;
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return ToolField.Type.NUMBER;
    }
    throw new IllegalStateException("Invalid field " + component + ": no tool takes its type");
  }

  private static List<String> choices(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT))
            .toList()
        : List.of();
  }

  /**
   * The record of checked values.
   *
   * @throws ToolException when the record refuses them
   */
  T record(Map<String, Object> values) {
    Object[] arguments =
        Arrays.stream(components)
            .map(component -> argument(component, values.get(snakeCase(component.getName()))))
            .toArray();
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new ToolException(
          ToolException.Kind.LASTING, String.valueOf(e.getTargetException().getMessage()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make " + constructor, e);
    }
  }

  private static @Nullable Object argument(RecordComponent component, @Nullable Object value) {
    Class<?> type = component.getType();
    if (value instanceof Number number) {
      return number(component, type, number);
    }
    if (value != null && type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(one -> ((Enum<?>) one).name().equalsIgnoreCase(value.toString()))
          .findFirst()
          .orElseThrow();
    }
    return value;
  }

  private static Object number(RecordComponent component, Class<?> type, Number number) {
    if (type == double.class || type == Double.class) {
      return number.doubleValue();
    }
    if (number.doubleValue() != Math.rint(number.doubleValue())) {
      throw new ToolException(
          ToolException.Kind.LASTING,
          "Invalid field %s: %s, expected a whole number"
              .formatted(snakeCase(component.getName()), number));
    }
    return type == int.class || type == Integer.class
        ? (Object) Math.toIntExact(number.longValue())
        : (Object) number.longValue();
  }

  /** The fields of a record, without those that are null. */
  Map<String, Object> values(T record) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      try {
        Object value = component.getAccessor().invoke(record);
        if (value != null) {
          values.put(
              snakeCase(component.getName()),
              value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Cannot read " + component, e);
      }
    }
    return values;
  }
}
