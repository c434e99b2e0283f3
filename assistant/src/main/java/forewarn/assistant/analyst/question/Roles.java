package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides from its neighbours what each name in a question is there for. */
final class Roles {
  private static final Pattern AGGREGATED =
      Pattern.compile("(?iu)^(average|avg|mean|total|rata|jumlah)\\b");

  private final List<Part> parts;
  private final List<Figure> figures = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();
  private final List<Meaning.OfFilter> filters = new ArrayList<>();
  private final List<Meaning.OfTable> tables = new ArrayList<>();

  /** A figure that is asked for; an end of it is its largest or smallest single value. */
  record Figure(int at, List<Meaning> meanings, @Nullable Direction extreme, String words) {}

  /** A dimension to group by, or to count. */
  record Group(int at, List<String> names, Use use, boolean plural, String words) {}

  /** What a dimension is used for, as the words before it say. */
  enum Use {
    PLAIN,
    BY,
    EACH,
    COUNTED
  }

  /** A value that rows are to have, or not to have. */
  record Choice(int at, List<Meaning.OfValue> meanings, boolean negated, String words) {}

  Roles(List<Part> parts) {
    this.parts = parts;
    List<Integer> either = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Part.Named named && !place(i, named)) {
        either.add(i);
      }
    }
    for (int i : either) {
      Part.Named named = (Part.Named) parts.get(i);
      boolean asked =
          !figures.isEmpty() || groups.stream().anyMatch(one -> one.use() == Use.COUNTED);
      if (!asked && has(named, Meaning.OfMetric.class)) {
        addFigure(i, named);
      } else if (has(named, Meaning.OfDimension.class)) {
        addGroup(i, named, false);
      } else {
        addChoice(i, named);
      }
    }
    groups.sort(Comparator.comparingInt(Group::at));
    figures.sort(Comparator.comparingInt(Figure::at));
    mergeQualifiers();
    dropOwners();
    if (figures.isEmpty() && groups.stream().noneMatch(group -> group.use() == Use.COUNTED)) {
      promoteFacts();
    }
  }

  private boolean place(int at, Part.Named named) {
    boolean figure = has(named, Meaning.OfMetric.class);
    boolean group = has(named, Meaning.OfDimension.class);
    boolean value = has(named, Meaning.OfValue.class);
    boolean grouping =
        after(at, Mark.BY) || after(at, Mark.EACH) || after(at, Mark.WHICH) || after(at, Mark.LIST);
    boolean counted = after(at, Mark.COUNT) || after(at, Mark.COUNT, Mark.TOTAL);
    boolean ranked =
        at > 0
            && (parts.get(at - 1) instanceof Part.End || parts.get(at - 1) instanceof Part.Count);
    if (group && (grouping || counted || (!figure && !value) || ranked)) {
      addGroup(at, named, counted);
    } else if (group && figure) {
      return false;
    } else if (figure && value && !counted) {
      return false;
    } else if (figure) {
      addFigure(at, named);
    } else if (value) {
      addChoice(at, named);
    } else {
      placeRest(at, named);
    }
    return true;
  }

  private void placeRest(int at, Part.Named named) {
    if (has(named, Meaning.OfFact.class) && (after(at, Mark.MAXIMUM) || after(at, Mark.MINIMUM))) {
      addFigure(at, named);
    } else if (has(named, Meaning.OfFilter.class)) {
      filters.addAll(of(named, Meaning.OfFilter.class));
    } else if (has(named, Meaning.OfTable.class)) {
      tables.addAll(of(named, Meaning.OfTable.class));
    } else {
      addFigure(at, named);
    }
  }

  private void addFigure(int at, Part.Named named) {
    Direction extreme =
        after(at, Mark.MAXIMUM)
            ? Direction.HIGHEST
            : after(at, Mark.MINIMUM) ? Direction.LOWEST : null;
    figures.add(new Figure(at, named.meanings(), extreme, named.words()));
  }

  private void addGroup(int at, Part.Named named, boolean counted) {
    List<String> names =
        of(named, Meaning.OfDimension.class).stream().map(Meaning.OfDimension::name).toList();
    Use use =
        counted
            ? Use.COUNTED
            : after(at, Mark.BY) ? Use.BY : after(at, Mark.EACH) ? Use.EACH : Use.PLAIN;
    // "by region and vendor": the second is introduced by the same word as the first.
    if (use == Use.PLAIN
        && after(at, Mark.AND)
        && !groups.isEmpty()
        && groups.getLast().at() == at - 2) {
      use = groups.getLast().use() == Use.COUNTED ? Use.PLAIN : groups.getLast().use();
    }
    groups.add(new Group(at, names, use, named.plural(), named.words()));
  }

  private void addChoice(int at, Part.Named named) {
    boolean negated = after(at, Mark.NOT);
    if (!negated && !choices.isEmpty() && after(at, Mark.AND) && choices.getLast().at() == at - 2) {
      negated = choices.getLast().negated();
    }
    choices.add(new Choice(at, of(named, Meaning.OfValue.class), negated, named.words()));
  }

  // "province Bali" names one province; it does not ask for all.
  private void mergeQualifiers() {
    for (Group group : List.copyOf(groups)) {
      for (int i = 0; i < choices.size(); i++) {
        Choice choice = choices.get(i);
        List<Meaning.OfValue> same =
            choice.meanings().stream()
                .filter(value -> group.names().contains(value.dimension()))
                .toList();
        boolean beside = Math.abs(choice.at() - group.at()) == 1 || negatedBetween(group, choice);
        if (beside
            && !same.isEmpty()
            && group.use() == Use.PLAIN
            && !after(group.at(), Mark.WHICH)) {
          groups.remove(group);
          choices.set(i, new Choice(choice.at(), same, choice.negated(), choice.words()));
        }
      }
    }
  }

  // "the fault rate of Huawei clusters per week": whose it is, not one for each of them.
  private void dropOwners() {
    boolean chosen =
        parts.stream().anyMatch(part -> part instanceof Part.End || part instanceof Part.Bound);
    boolean grouped =
        groups.stream().anyMatch(group -> group.use() == Use.BY || group.use() == Use.EACH)
            || parts.stream().anyMatch(Part.Unit.class::isInstance);
    boolean one =
        grouped
            || parts.contains(new Part.Does(Mark.AVERAGE))
            || parts.contains(new Part.Does(Mark.TOTAL))
            || parts.contains(new Part.Does(Mark.COUNT))
            || figures.stream().anyMatch(figure -> AGGREGATED.matcher(figure.words()).find());
    for (Group group : List.copyOf(groups)) {
      boolean owner =
          group.use() == Use.PLAIN
              && group.plural()
              && !after(group.at(), Mark.WHICH)
              && !after(group.at(), Mark.LIST)
              && !after(group.at(), Mark.AND)
              && figures.stream().anyMatch(figure -> figure.at() < group.at());
      boolean qualified = choices.stream().anyMatch(choice -> choice.at() == group.at() - 1);
      if (owner && !chosen && (one || qualified)) {
        groups.remove(group);
      }
    }
  }

  private boolean negatedBetween(Group group, Choice choice) {
    return choice.negated() && choice.at() == group.at() + 2;
  }

  private void promoteFacts() {
    for (Group group : List.copyOf(groups)) {
      Part.Named named = (Part.Named) parts.get(group.at());
      if (has(named, Meaning.OfMetric.class)
          && group.use() == Use.PLAIN
          && !after(group.at(), Mark.WHICH)
          && !after(group.at(), Mark.LIST)
          && !(group.at() > 0 && parts.get(group.at() - 1) instanceof Part.End)) {
        groups.remove(group);
        addFigure(group.at(), named);
      }
    }
  }

  /** Whether the part before is this mark. */
  boolean after(int at, Mark mark) {
    return at > 0 && parts.get(at - 1).equals(new Part.Does(mark));
  }

  private boolean after(int at, Mark first, Mark second) {
    return after(at, second) && after(at - 1, first);
  }

  private static boolean has(Part.Named named, Class<? extends Meaning> kind) {
    return named.meanings().stream().anyMatch(kind::isInstance);
  }

  private static <T extends Meaning> List<T> of(Part.Named named, Class<T> kind) {
    Predicate<Meaning> wanted = kind::isInstance;
    return named.meanings().stream().filter(wanted).map(kind::cast).toList();
  }

  List<Figure> figures() {
    return figures;
  }

  List<Group> groups() {
    return groups;
  }

  List<Choice> choices() {
    return choices;
  }

  List<Meaning.OfFilter> filters() {
    return filters;
  }

  List<Meaning.OfTable> tables() {
    return tables;
  }
}
