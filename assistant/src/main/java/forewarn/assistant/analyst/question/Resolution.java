package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.Direction;
import forewarn.assistant.analyst.query.Figure;
import forewarn.assistant.analyst.query.Measure;
import forewarn.assistant.analyst.query.Reach;
import forewarn.assistant.semantic.LogicalTable;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.warehouse.catalogue.Additivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses, among the tables that a figure's words can mean, the first one whose rows can be told
 * apart by everything else in the question.
 */
final class Resolution {
  private final SemanticModel model;
  private final Reach reach;
  private final DataValues values;
  private final Roles roles;
  private final boolean timed;

  Resolution(SemanticModel model, DataValues values, Roles roles, boolean timed) {
    this.model = model;
    this.reach = new Reach(model);
    this.values = values;
    this.roles = roles;
    this.timed = timed;
  }

  private boolean fits(String table) {
    boolean time =
        !timed || model.table(table).filter(t -> !t.timeDimensions().isEmpty()).isPresent();
    return time
        && roles.groups().stream().allMatch(group -> dimension(table, group.names()).isPresent())
        && roles.choices().stream()
            .allMatch(choice ->
                choice.meanings().stream().anyMatch(v -> reach.reaches(table, v.dimension())))
        && roles.filters().stream().allMatch(filter -> filter.table().equals(table));
  }

  Optional<String> dimension(String table, List<String> names) {
    return names.stream().filter(name -> reach.reaches(table, name)).findFirst();
  }

  /** The measure that a figure's words mean. */
  Measure measure(Roles.Figure figure) {
    List<Measure> all = new ArrayList<>();
    for (Meaning meaning : figure.meanings()) {
      measure(meaning, figure).ifPresent(all::add);
    }
    if (all.isEmpty()) {
      throw new Unclear("I cannot compute a figure of “%s”.".formatted(figure.words()));
    }
    Measure chosen =
        all.stream().filter(one -> fits(one.table())).findFirst().orElse(all.getFirst());
    List<String> rivals =
        all.stream()
            .filter(one -> one instanceof Measure.OfMetric && one.table().equals(chosen.table()))
            .map(one -> one.column().replace('_', ' '))
            .toList();
    boolean exact = Words.stems(chosen.column()).equals(Words.stems(figure.words()));
    if (rivals.size() > 1 && !exact) {
      throw new Unclear(
          "“%s” can mean several figures. Which one?".formatted(figure.words()), rivals);
    }
    return chosen;
  }

  // The largest of a stock is that of its hours, which its metric adds up within.
  private Optional<Measure> measure(Meaning meaning, Roles.Figure figure) {
    Direction extreme = figure.extreme();
    return switch (meaning) {
      case Meaning.OfMetric metric
          when extreme == null
              || additivity(new Measure.OfMetric(metric.table(), metric.metric()))
                  == Additivity.STOCK ->
          Optional.of(new Measure.OfMetric(metric.table(), metric.metric()));
      case Meaning.OfFact fact ->
          Optional.of(
              extreme == null
                  ? new Measure.OfFact(fact.table(), fact.fact())
                  : new Measure.Extreme(fact.table(), fact.fact(), extreme));
      case Meaning.OfMetric _,
          Meaning.OfDimension _,
          Meaning.OfValue _,
          Meaning.OfTable _,
          Meaning.OfFilter _ ->
          Optional.empty();
    };
  }

  private Additivity additivity(Measure measure) {
    return Figure.of(measure, model).additivity();
  }

  /** What is counted where the groups themselves are asked for: the smallest things they have. */
  Measure.CountOf listed(Roles.Group group) {
    List<Measure.CountOf> keys = new ArrayList<>();
    for (LogicalTable table : model.tables()) {
      boolean has = table.dimensions().stream().anyMatch(one -> group.names().contains(one.name()));
      // A key that people have no word for is none to show.
      boolean named =
          table.dimensions().stream()
              .anyMatch(one ->
                  table.primaryKey().equals(List.of(one.name())) && !one.synonyms().isEmpty());
      if (has && named && fits(table.name())) {
        keys.add(new Measure.CountOf(table.name(), table.primaryKey().getFirst()));
      }
    }
    return keys.stream()
        .filter(one -> !group.names().contains(one.dimension()) && !isTimed(one.table()))
        .findFirst()
        .or(() -> keys.stream().findFirst())
        .orElseThrow(() -> new Unclear("Which figure of %s?".formatted(group.words())));
  }

  private boolean isTimed(String table) {
    return model.table(table).filter(one -> !one.timeDimensions().isEmpty()).isPresent();
  }

  /** The number of different ones of a dimension: counted where each is one row, if possible. */
  Measure.CountOf count(Roles.Group group) {
    List<Measure.CountOf> all = new ArrayList<>();
    for (LogicalTable table : model.tables()) {
      table.dimensions().stream()
          .filter(dimension -> group.names().contains(dimension.name()))
          .findFirst()
          .ifPresent(found -> all.add(new Measure.CountOf(table.name(), found.name())));
    }
    return all.stream()
        .filter(one -> fits(one.table()) && isKey(one))
        .findFirst()
        .or(() -> all.stream().filter(one -> fits(one.table())).findFirst())
        .orElseThrow(() -> new Unclear("I cannot count %s that way.".formatted(group.words())));
  }

  private boolean isKey(Measure.CountOf count) {
    return model
        .table(count.table())
        .filter(table -> table.primaryKey().equals(List.of(count.dimension())))
        .isPresent();
  }

  /** The number of rows of a table, by its key. */
  Measure.CountOf rows(Meaning.OfTable meaning) {
    LogicalTable table = model.table(meaning.table()).orElseThrow();
    if (table.primaryKey().size() != 1) {
      throw new Unclear("Which figure of %s?".formatted(table.words()), metrics(table));
    }
    return new Measure.CountOf(table.name(), table.primaryKey().getFirst());
  }

  private static List<String> metrics(LogicalTable table) {
    return table.metrics().stream().map(m -> m.name().replace('_', ' ')).limit(6).toList();
  }

  /** The one dimension whose value is meant, for the rows of a table. */
  Meaning.OfValue value(String table, Roles.Choice choice) {
    List<Meaning.OfValue> reachable = new ArrayList<>();
    for (Meaning.OfValue value : choice.meanings()) {
      boolean known =
          reachable.stream().anyMatch(other -> values.same(other.dimension(), value.dimension()));
      if (!known && reach.reaches(table, value.dimension())) {
        reachable.add(value);
      }
    }
    if (reachable.isEmpty()) {
      throw new Unclear(
          "%s is a value of %s, by which %s cannot be told apart."
              .formatted(
                  choice.words(), words(choice.meanings().getFirst().dimension()), called(table)));
    }
    List<Meaning.OfValue> likely = reachable.size() > 1 ? likeOthers(choice, reachable) : reachable;
    if (likely.size() == 1) {
      return likely.getFirst();
    }
    if (reachable.size() > 1) {
      throw new Unclear(
          "“%s” can be several things. Which one?".formatted(choice.words()),
          reachable.stream().map(v -> words(v.dimension()) + " " + v.value()).toList());
    }
    return reachable.getFirst();
  }

  // "Bali compared with Papua": Bali is a province alone, so the province of Papua is meant.
  private List<Meaning.OfValue> likeOthers(Roles.Choice choice, List<Meaning.OfValue> reachable) {
    List<String> rivals = reachable.stream().map(Meaning.OfValue::dimension).toList();
    return reachable.stream()
        .filter(value ->
            roles.choices().stream()
                .filter(other -> other != choice)
                .anyMatch(other ->
                    other.meanings().stream()
                        .filter(meaning -> rivals.contains(meaning.dimension()))
                        .map(Meaning.OfValue::dimension)
                        .distinct()
                        .toList()
                        .equals(List.of(value.dimension()))))
        .toList();
  }

  /** The dimension of this name that rows of a table are told apart by. */
  String group(String table, Roles.Group group) {
    return dimension(table, group.names())
        .orElseThrow(() ->
            new Unclear(
                "%s cannot be told apart by %s.".formatted(capital(called(table)), group.words()),
                List.of()));
  }

  boolean related(String table, String other) {
    return table.equals(other)
        || model.table(other).stream()
            .flatMap(found -> found.primaryKey().stream())
            .anyMatch(key -> reach.reaches(table, key));
  }

  /** What people call the rows of a table. */
  String called(String table) {
    return model.table(table).map(LogicalTable::words).orElse(words(table));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }
}
