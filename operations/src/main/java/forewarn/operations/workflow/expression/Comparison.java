package forewarn.operations.workflow.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How two values are compared. */
public enum Comparison {
  EQUAL("=="),
  UNEQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  /** One of a list, a field of a map, or a part of a text. */
  IN("in");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** As it is written. */
  public String sign() {
    return sign;
  }

  boolean holds(@Nullable Object left, @Nullable Object right) {
    return switch (this) {
      case EQUAL -> equal(left, right);
      case UNEQUAL -> !equal(left, right);
      case IN -> contains(right, left);
      case LESS, AT_MOST, MORE, AT_LEAST -> ordered(left, right);
    };
  }

  private boolean ordered(@Nullable Object left, @Nullable Object right) {
    int order;
    if (left instanceof Number one && right instanceof Number other) {
      order = decimal(one).compareTo(decimal(other));
    } else if (left instanceof String one && right instanceof String other) {
      order = one.compareTo(other);
    } else {
      return false;
    }
    return switch (this) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
      case EQUAL, UNEQUAL, IN -> throw new IllegalStateException("Cannot order by " + sign);
    };
  }

  private static boolean equal(@Nullable Object left, @Nullable Object right) {
    return left instanceof Number one && right instanceof Number other
        ? decimal(one).compareTo(decimal(other)) == 0
        : Objects.equals(left, right);
  }

  private static boolean contains(@Nullable Object whole, @Nullable Object part) {
    return switch (whole) {
      case List<?> list -> list.stream().anyMatch(member -> equal(member, part));
      case Map<?, ?> map -> part != null && map.containsKey(part);
      case String text -> part instanceof String sought && text.contains(sought);
      case null, default -> false;
    };
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }
}
