package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.Direction;
import forewarn.assistant.analyst.query.Figure;
import forewarn.assistant.analyst.query.Measure;
import forewarn.assistant.analyst.query.Ranking;
import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.warehouse.catalogue.Additivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out of which groups how many are wanted. */
final class Order {
  private static final int SEVERAL = 5;
  static final int ALL = 1000;

  private final SemanticModel model;
  private final List<Part> parts;
  private final Roles roles;

  Order(SemanticModel model, List<Part> parts, Roles roles) {
    this.model = model;
    this.parts = parts;
    this.roles = roles;
  }

  void apply(Draft draft, boolean edits) {
    Part.End end = end();
    List<Integer> counts = counts();
    if (counts.size() > (end == null || end.count() != null ? 0 : 1)) {
      throw new Unclear("What is the number %d for?".formatted(counts.getFirst()));
    }
    if (end == null) {
      return;
    }
    Measure first = draft.measures.getFirst();
    if (!draft.isGrouped() && Figure.of(first, model).additivity() == Additivity.STOCK) {
      draft.moment =
          direction(end, draft) == Direction.HIGHEST
              ? SemanticQuery.Moment.HIGHEST_HOUR
              : SemanticQuery.Moment.LOWEST_HOUR;
      return;
    }
    if (!draft.isGrouped()) {
      throw new Unclear(
          "%s of what? Name it, such as a province or a cluster.".formatted(word(end)),
          model.tables().stream()
              .filter(table -> table.name().equals(draft.measures.getFirst().table()))
              .flatMap(table -> table.dimensions().stream())
              .map(dimension -> dimension.name().replace('_', ' '))
              .limit(6)
              .toList());
    }
    Integer count = end.count() != null ? end.count() : counts.isEmpty() ? null : counts.getFirst();
    List<String> within = edits ? List.of() : within(draft);
    draft.ranking = new Ranking(direction(end, draft), limit(count, draft), within);
  }

  private static String word(Part.End end) {
    String word = end.which().phrases().getFirst();
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private Part.@Nullable End end() {
    List<Part.End> ends =
        parts.stream().filter(Part.End.class::isInstance).map(Part.End.class::cast).toList();
    if (ends.isEmpty()) {
      return endOfFigure();
    }
    // "top 5 provinces with the fewest": the number is of the one, the direction of the other.
    Optional<Integer> count =
        ends.stream()
            .map(Part.End::count)
            .flatMap(n -> Optional.ofNullable(n).stream())
            .findFirst();
    return new Part.End(ends.getLast().which(), count.orElse(null));
  }

  // "which cluster has the lowest SNR", where the model has a figure of that very name
  private Part.@Nullable End endOfFigure() {
    boolean grouped = roles.groups().stream().anyMatch(one -> one.use() == Roles.Use.PLAIN);
    for (Roles.Figure figure : roles.figures()) {
      List<Token> words = Words.of(figure.words());
      for (Superlatives which : Superlatives.values()) {
        if (grouped && Phrases.longest(words, 0, which.phrases()) > 0) {
          return new Part.End(which, null);
        }
      }
    }
    return null;
  }

  private List<Integer> counts() {
    List<Integer> counts = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.Count(double value)) {
        if (value < 1 || value > ALL || value % 1 != 0) {
          throw new Unclear("What is the number %s for?".formatted(value));
        }
        counts.add((int) value);
      }
    }
    return counts;
  }

  private Direction direction(Part.End end, Draft draft) {
    Measure measure = draft.measures.getFirst();
    return switch (end.which()) {
      case HIGHEST -> Direction.HIGHEST;
      case LOWEST -> Direction.LOWEST;
      case WORST -> worst(measure);
      case BEST -> worst(measure) == Direction.HIGHEST ? Direction.LOWEST : Direction.HIGHEST;
    };
  }

  private static Direction worst(Measure measure) {
    String name = measure.column();
    return Polarity.worst(name)
        .orElseThrow(() ->
            new Unclear(
                "Is a high or a low %s the bad one?".formatted(name.replace('_', ' ')),
                List.of("highest", "lowest")));
  }

  private int limit(@Nullable Integer count, Draft draft) {
    if (count != null) {
      return count;
    }
    List<Roles.Group> ranked =
        roles.groups().stream().filter(group -> group.use() == Roles.Use.PLAIN).toList();
    if (!ranked.isEmpty()) {
      return ranked.getFirst().plural() ? SEVERAL : 1;
    }
    boolean units =
        parts.stream().anyMatch(part -> part instanceof Part.Unit(_, boolean plural) && plural);
    boolean listed = roles.groups().stream().anyMatch(group -> group.use() != Roles.Use.COUNTED);
    return listed || units || draft.dimensions.size() > 1 ? ALL : 1;
  }

  // "top 3 clusters per region"
  private List<String> within(Draft draft) {
    boolean ranked = roles.groups().stream().anyMatch(group -> group.use() == Roles.Use.PLAIN);
    List<String> within = new ArrayList<>();
    for (Roles.Group group : roles.groups()) {
      if (ranked && group.use() != Roles.Use.PLAIN && group.use() != Roles.Use.COUNTED) {
        group.names().stream()
            .filter(draft.dimensions::contains)
            .findFirst()
            .ifPresent(within::add);
      }
    }
    return within;
  }
}
