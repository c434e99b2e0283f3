package forewarn.operations.workflow.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition or value over named data: {@code incident.severity in ['critical', 'major'] and not
 * incident.acknowledged}. It looks up fields of maps, compares and combines; there are no calls, no
 * reflection and no loops, so whoever may write one can do nothing but ask. What is not there is
 * nothing: it equals nothing else, is neither less nor more, and does not hold. Immutable.
 */
public sealed interface Expression {
  /** A text, number, boolean or nothing. */
  record Literal(@Nullable Object value) implements Expression {}

  /** Where a value is: {@code steps.decision.output.level}. */
  record Path(List<String> names) implements Expression {
    public Path {
      names = List.copyOf(names);
    }

    @Override
    public String toString() {
      return String.join(".", names);
    }
  }

  /** Some values in order. */
  record Listing(List<Expression> members) implements Expression {
    public Listing {
      members = List.copyOf(members);
    }
  }

  /** What holds when its part does not. */
  record Not(Expression part) implements Expression {}

  /** What holds when both parts do. */
  record And(Expression left, Expression right) implements Expression {}

  /** What holds when one part does. */
  record Or(Expression left, Expression right) implements Expression {}

  /** Two values compared. */
  record Compare(Expression left, Comparison by, Expression right) implements Expression {}

  /**
   * Reads a text.
   *
   * @throws ExpressionException when it is none
   */
  static Expression parse(String text) {
    return new ExpressionParser(text).parse();
  }

  /** Its value: a text, number, boolean, list, map, or null for nothing. */
  default @Nullable Object value(Map<String, Object> data) {
    return switch (this) {
      case Literal literal -> literal.value();
      case Path path -> find(path.names(), data);
      case Listing listing -> values(listing, data);
      case Not not -> !not.part().holds(data);
      case And and -> and.left().holds(data) && and.right().holds(data);
      case Or or -> or.left().holds(data) || or.right().holds(data);
      case Compare compare ->
          compare.by().holds(compare.left().value(data), compare.right().value(data));
    };
  }

  /** Whether it is true; nothing, false and an empty text are not. */
  default boolean holds(Map<String, Object> data) {
    Object value = value(data);
    return value != null && !value.equals(false) && !value.equals("");
  }

  /** Every place that it looks at. */
  default Stream<Path> paths() {
    return switch (this) {
      case Literal literal -> Stream.of();
      case Path path -> Stream.of(path);
      case Listing listing -> listing.members().stream().flatMap(Expression::paths);
      case Not not -> not.part().paths();
      case And and -> Stream.concat(and.left().paths(), and.right().paths());
      case Or or -> Stream.concat(or.left().paths(), or.right().paths());
      case Compare compare -> Stream.concat(compare.left().paths(), compare.right().paths());
    };
  }

  private static List<@Nullable Object> values(Listing listing, Map<String, Object> data) {
    List<@Nullable Object> values = new ArrayList<>();
    listing.members().forEach(member -> values.add(member.value(data)));
    return values;
  }

  private static @Nullable Object find(List<String> names, Map<String, Object> data) {
    Object value = data;
    for (String name : names) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }
}
