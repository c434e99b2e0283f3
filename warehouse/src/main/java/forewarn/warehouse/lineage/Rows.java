package forewarn.warehouse.lineage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a part of a query gives, in order.
 *
 * @param others origin of columns that are not listed because their names are not known; null when
 *     there are none
 */
record Rows(List<Output> columns, @Nullable Origin others) {
  static final Rows NONE = new Rows(List.of(), null);

  /** A column with its name as written; empty when it has none. */
  record Output(String name, Origin origin) {
    boolean isNamed(String wanted) {
      return name.equalsIgnoreCase(wanted);
    }
  }

  Rows {
    columns = List.copyOf(columns);
  }

  static Rows unnamed(Origin others) {
    return new Rows(List.of(), others);
  }

  Optional<Origin> find(String name) {
    return columns.stream()
        .filter(column -> column.isNamed(name))
        .map(Output::origin)
        .reduce(Origin::plus)
        .or(() -> Optional.ofNullable(others));
  }

  boolean has(String name) {
    return columns.stream().anyMatch(column -> column.isNamed(name));
  }

  Origin everything() {
    return Origin.all(
        Stream.concat(columns.stream().map(Output::origin), Stream.ofNullable(others)).toList());
  }

  /** The same under other names, as in {@code from t as a(x, y)}. */
  Rows named(List<String> names) {
    if (names.isEmpty()) {
      return this;
    }
    List<Output> renamed = new ArrayList<>(columns);
    for (int i = 0; i < names.size(); i++) {
      if (i < columns.size()) {
        renamed.set(i, new Output(names.get(i), columns.get(i).origin()));
      } else if (others != null) {
        renamed.add(new Output(names.get(i), others));
      }
    }
    return new Rows(renamed, others);
  }

  /** The columns of a union: by position, each from both sides. */
  Rows stackedOn(Rows upper) {
    List<Output> stacked = new ArrayList<>(upper.columns);
    for (int i = 0; i < stacked.size() && i < columns.size(); i++) {
      Output above = stacked.get(i);
      stacked.set(i, new Output(above.name(), above.origin().plus(columns.get(i).origin())));
    }
    return new Rows(stacked, together(upper.others, others));
  }

  /** The columns of a union by name. */
  Rows matchedTo(Rows upper) {
    Map<String, Output> matched = new LinkedHashMap<>();
    Stream.concat(upper.columns.stream(), columns.stream())
        .forEach(column ->
            matched.merge(
                column.name().toLowerCase(Locale.ROOT),
                column,
                (a, b) -> new Output(a.name(), a.origin().plus(b.origin()))));
    return new Rows(List.copyOf(matched.values()), together(upper.others, others));
  }

  static @Nullable Origin together(@Nullable Origin one, @Nullable Origin other) {
    if (one == null) {
      return other;
    }
    return other == null ? one : one.plus(other);
  }
}
