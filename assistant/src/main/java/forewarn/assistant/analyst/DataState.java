package forewarn.assistant.analyst;

import forewarn.assistant.analyst.query.TimeRange;
import forewarn.assistant.analyst.question.DataValues;
import forewarn.assistant.semantic.Dimension;
import forewarn.assistant.semantic.LogicalTable;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.query.QueryRefusedException;
import forewarn.warehouse.query.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from the data what questions are understood with: values, and from when to when it goes.
 */
final class DataState {
  private static final Logger log = LoggerFactory.getLogger(DataState.class);
  private static final int MOST_VALUES = 2_000;
  private static final int LONGEST_VALUE = 60;

  private final SemanticModel model;
  private final WarehouseDoor door;

  DataState(SemanticModel model, WarehouseDoor door) {
    this.model = model;
    this.door = door;
  }

  /** The first and the last time of a table. */
  record Extent(LocalDateTime first, LocalDateTime last) {
    boolean meets(TimeRange range) {
      return !range.from().isAfter(last) && range.until().isAfter(first);
    }
  }

  DataValues values() {
    Map<String, Set<String>> values = new HashMap<>();
    Set<String> read = new LinkedHashSet<>();
    for (LogicalTable table : model.tables()) {
      for (Dimension dimension : table.dimensions()) {
        boolean text = dimension.dataType().toUpperCase(Locale.ROOT).startsWith("VARCHAR");
        if (text
            && read.add(
                table.baseTable() + " " + dimension.expression() + " " + dimension.name())) {
          values
              .computeIfAbsent(dimension.name(), _ -> new LinkedHashSet<>())
              .addAll(values(table, dimension));
        }
      }
    }
    return new DataValues(values);
  }

  private Set<String> values(LogicalTable table, Dimension dimension) {
    String sql =
        "select distinct %s as v from %s where %s is not null limit %d"
            .formatted(
                dimension.expression(), table.baseTable(), dimension.expression(), MOST_VALUES + 1);
    Set<String> values = new LinkedHashSet<>();
    try {
      Table found = door.values(sql);
      if (found.rows().size() > MOST_VALUES) {
        return Set.of();
      }
      found.rows().forEach(row -> values.add(String.valueOf(row.getFirst())));
    } catch (QueryRefusedException e) {
      log.warn(
          "Cannot read the values of {}.{}: {}", table.name(), dimension.name(), e.getMessage());
    }
    values.removeIf(value -> value.isBlank() || value.length() > LONGEST_VALUE);
    return values;
  }

  /** When the rows of each table with a time begin and end; tables without rows are not in it. */
  Map<String, Extent> extents() {
    Map<String, Extent> extents = new HashMap<>();
    for (LogicalTable table : model.tables()) {
      extent(table).ifPresent(extent -> extents.put(table.name(), extent));
    }
    return extents;
  }

  private Optional<Extent> extent(LogicalTable table) {
    if (table.timeDimensions().isEmpty()) {
      return Optional.empty();
    }
    String time = table.timeDimensions().getFirst().expression();
    try {
      List<@Nullable Object> row =
          door.values(
                  "select min(%1$s) as a, max(%1$s) as b from %2$s"
                      .formatted(time, table.baseTable()))
              .rows()
              .getFirst();
      LocalDateTime first = time(row.getFirst());
      LocalDateTime last = time(row.getLast());
      return first == null || last == null
          ? Optional.empty()
          : Optional.of(new Extent(first, last));
    } catch (QueryRefusedException e) {
      log.warn("Cannot read the times of {}: {}", table.name(), e.getMessage());
      return Optional.empty();
    }
  }

  static @Nullable LocalDateTime time(@Nullable Object value) {
    return switch (value) {
      case Instant instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      case LocalDate date -> date.atStartOfDay();
      case null, default -> null;
    };
  }

  /**
   * The newest hour of the network's own clock: of tables whose rows are told apart by an hour. A
   * wall clock, such as when an incident was opened, does not count.
   */
  LocalDateTime newest(Map<String, Extent> extents) {
    return model.tables().stream()
        .filter(this::isSeries)
        .map(table -> extents.get(table.name()))
        .filter(Objects::nonNull)
        .map(Extent::last)
        .max(LocalDateTime::compareTo)
        .or(() -> extents.values().stream().map(Extent::last).max(LocalDateTime::compareTo))
        .orElse(LocalDateTime.of(2000, 1, 1, 0, 0));
  }

  private boolean isSeries(LogicalTable table) {
    if (table.timeDimensions().isEmpty()) {
      return false;
    }
    String time = table.timeDimensions().getFirst().expression();
    return table
            .timeDimensions()
            .getFirst()
            .dataType()
            .toUpperCase(Locale.ROOT)
            .startsWith("TIMESTAMP")
        && door.objects().stream()
            .filter(object -> object.fullName().equalsIgnoreCase(table.baseTable()))
            .map(Definition::key)
            .anyMatch(key -> key.stream().anyMatch(time::equalsIgnoreCase));
  }
}
