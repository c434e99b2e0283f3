package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.Condition;
import forewarn.assistant.analyst.query.Figure;
import forewarn.assistant.analyst.query.Grain;
import forewarn.assistant.analyst.query.Measure;
import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.analyst.query.Threshold;
import forewarn.assistant.semantic.Dimension;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.warehouse.catalogue.Additivity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of a question together to a query, or edits the one before. Every part must find
 * its place; one that does not is asked about.
 */
final class Composition {
  private final SemanticModel model;
  private final List<Part> parts;
  private final Roles roles;
  private final Resolution resolution;
  private final @Nullable SemanticQuery previous;
  private final List<String> notes = new ArrayList<>();

  Composition(
      SemanticModel model, DataValues values, List<Part> parts, @Nullable SemanticQuery previous) {
    this.model = model;
    this.parts = parts;
    this.previous = previous;
    this.roles = new Roles(parts);
    boolean timed =
        parts.stream().anyMatch(part -> part instanceof Part.Time || part instanceof Part.Unit);
    this.resolution = new Resolution(model, values, roles, timed);
  }

  List<String> notes() {
    return notes;
  }

  SemanticQuery compose() {
    boolean figures = asksForFigure();
    boolean edits = previous != null && (!figures || continues());
    if (!figures && !edits) {
      throw noFigure();
    }
    Draft draft = edits && previous != null ? Draft.of(previous) : new Draft();
    if (figures) {
      draft.thresholds.clear();
      draft.measures.clear();
      draft.measures.addAll(measures());
    }
    String table = draft.measures.getFirst().table();
    groups(draft, table, edits);
    choices(draft, table, edits);
    roles
        .filters()
        .forEach(one -> draft.filters.add(new SemanticQuery.Filter(one.table(), one.name())));
    new Periods(parts, previous).apply(draft, roles);
    bounds(draft);
    new Order(model, parts, roles).apply(draft, edits);
    forms(draft);
    complete(draft);
    return draft.query();
  }

  private boolean asksForFigure() {
    return !roles.figures().isEmpty()
        || roles.groups().stream().anyMatch(group -> group.use() == Roles.Use.COUNTED)
        || !roles.tables().isEmpty() && previous == null
        || !roles.tables().isEmpty() && does(Mark.COUNT)
        || asksForList();
  }

  // "list the vendors", "which provinces are in Sumatra?"
  private boolean asksForList() {
    boolean ordered =
        parts.stream().anyMatch(part -> part instanceof Part.End || part instanceof Part.Bound);
    boolean which =
        previous == null
            && roles.groups().stream().anyMatch(group -> roles.after(group.at(), Mark.WHICH));
    return !roles.groups().isEmpty() && !ordered && (which || does(Mark.LIST));
  }

  // "and closed tickets?" keeps all but the figure.
  private boolean continues() {
    boolean opened =
        !parts.isEmpty()
            && (parts.getFirst().equals(new Part.Does(Mark.AND))
                || parts.getFirst().equals(new Part.Does(Mark.ABOUT)));
    return opened || does(Mark.INSTEAD);
  }

  private boolean does(Mark mark) {
    return parts.contains(new Part.Does(mark));
  }

  private List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    for (Roles.Group group : roles.groups()) {
      if (group.use() == Roles.Use.COUNTED) {
        measures.add(resolution.count(group));
      }
    }
    for (Roles.Figure figure : roles.figures()) {
      Measure measure = resolution.measure(figure);
      if (!measures.contains(measure)) {
        measures.add(measure);
      }
    }
    if (measures.isEmpty() && roles.tables().isEmpty()) {
      measures.add(resolution.listed(roles.groups().getFirst()));
    } else if (measures.isEmpty()) {
      measures.add(resolution.rows(roles.tables().getFirst()));
    }
    String table = measures.getFirst().table();
    boolean related =
        roles.tables().stream()
            .allMatch(named ->
                roles.tables().stream().anyMatch(one -> resolution.related(table, one.table())));
    if (!related) {
      throw new Unclear(
          "I cannot bring %s and %s together."
              .formatted(
                  resolution.called(table), resolution.called(roles.tables().getFirst().table())));
    }
    return measures;
  }

  private Unclear noFigure() {
    return new Unclear("Which figure do you want?");
  }

  private void groups(Draft draft, String table, boolean edits) {
    List<String> dimensions = new ArrayList<>();
    for (Roles.Group group : roles.groups()) {
      if (group.use() != Roles.Use.COUNTED) {
        String name = resolution.group(table, group);
        if (!dimensions.contains(name)) {
          dimensions.add(name);
        }
      }
    }
    if (edits && !dimensions.isEmpty() && !does(Mark.AND)) {
      draft.dimensions.clear();
      draft.grain = null;
    }
    dimensions.stream()
        .filter(name -> !draft.dimensions.contains(name))
        .forEach(draft.dimensions::add);
  }

  private void choices(Draft draft, String table, boolean edits) {
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    Map<String, List<String>> unwanted = new LinkedHashMap<>();
    Meaning.OfValue before = null;
    for (Roles.Choice choice : roles.choices()) {
      Meaning.OfValue value = resolution.value(table, choice);
      if (before != null && roles.after(choice.at(), Mark.AND) && !choice.negated()) {
        sameKind(before, value);
      }
      before = value;
      Map<String, List<String>> kind = choice.negated() ? unwanted : wanted;
      List<String> values = kind.computeIfAbsent(value.dimension(), _ -> new ArrayList<>());
      if (!values.contains(value.value())) {
        values.add(value.value());
      }
    }
    wanted.forEach((dimension, values) -> add(draft, dimension, Condition.Kind.IN, values, edits));
    unwanted.forEach(
        (dimension, values) -> add(draft, dimension, Condition.Kind.NOT_IN, values, edits));
  }

  // No row is both of Java and of Bali where one tells the other: the asker wants either.
  private void sameKind(Meaning.OfValue one, Meaning.OfValue other) {
    boolean tells =
        model.tables().stream()
            .anyMatch(table ->
                table.dimensions().stream()
                        .map(Dimension::name)
                        .toList()
                        .containsAll(List.of(one.dimension(), other.dimension()))
                    && table.primaryKey().size() == 1
                    && table.timeDimensions().isEmpty());
    if (tells && !one.dimension().equals(other.dimension())) {
      throw new Unclear(
          "%s is a %s and %s a %s. Ask for one kind at a time."
              .formatted(
                  one.value(), words(one.dimension()), other.value(), words(other.dimension())),
          List.of("by " + words(one.dimension()), "by " + words(other.dimension())));
    }
  }

  private static void add(
      Draft draft, String dimension, Condition.Kind kind, List<String> values, boolean edits) {
    Condition condition = new Condition(dimension, kind, values);
    if (edits) {
      draft.replace(condition);
    } else {
      draft.conditions.add(condition);
    }
    boolean several = kind == Condition.Kind.IN && values.size() > 1;
    if (several && !draft.dimensions.contains(dimension)) {
      draft.dimensions.add(dimension);
    }
  }

  private void bounds(Draft draft) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Part.Bound bound) {
        Measure measure = boundFigure(draft, i);
        double scale = scale(bound, Figure.of(measure, model));
        draft.thresholds.add(
            new Threshold(
                measure, bound.comparator(), bound.value() * scale, bound.upper() * scale));
      }
    }
    boolean counts = draft.measures.getFirst() instanceof Measure.CountOf;
    if (counts && draft.thresholds.isEmpty() && draft.measures.size() > 1) {
      draft.measures.stream().skip(1).forEach(measure -> draft.thresholds.add(some(measure)));
    }
    if (counts && !draft.thresholds.isEmpty()) {
      draft.measures.subList(1, draft.measures.size()).clear();
    }
    if (!draft.thresholds.isEmpty() && !draft.isGrouped() && !counts) {
      throw new Unclear("For each of what? Name it, such as “clusters with …”.");
    }
  }

  // "how many clusters had outages" counts those with at least one.
  private Threshold some(Measure measure) {
    Figure figure = Figure.of(measure, model);
    if (figure.additivity() != Additivity.ADDITIVE) {
      throw new Unclear(
          "How many with which %s? Name a bound, such as “above 5”."
              .formatted(words(measure.column())));
    }
    notes.add("counted are those with any " + words(measure.column()));
    return new Threshold(measure, Threshold.Comparator.ABOVE, 0, 0);
  }

  private Measure boundFigure(Draft draft, int at) {
    Optional<Roles.Figure> next =
        roles.figures().stream().filter(figure -> figure.at() == at + 1).findFirst();
    Optional<Roles.Figure> before =
        roles.figures().stream().filter(figure -> figure.at() < at).reduce((_, last) -> last);
    Optional<Measure> figure =
        next.or(() -> before)
            .or(() -> roles.figures().stream().findFirst())
            .map(resolution::measure);
    return figure.orElseGet(draft.measures::getFirst);
  }

  private static double scale(Part.Bound bound, Figure figure) {
    boolean share = figure.unit().equals("0..1");
    String name = words(figure.measure().column());
    if (bound.percent() && !share && !figure.unit().contains("%")) {
      throw new Unclear(
          "%s is not in percent%s."
              .formatted(name, figure.unit().isEmpty() ? "" : " but in " + figure.unit()));
    }
    if (!bound.percent() && share && bound.value() > 1) {
      throw new Unclear("%s is between 0 and 1. Do you mean percent?".formatted(name));
    }
    return bound.percent() && share ? 0.01 : 1;
  }

  private void forms(Draft draft) {
    if (does(Mark.SHARE)) {
      draft.form = SemanticQuery.Form.SHARE;
    }
    Figure figure = Figure.of(draft.measures.getFirst(), model);
    String name = words(figure.measure().column());
    boolean adds = figure.additivity() == Additivity.ADDITIVE;
    boolean stock = figure.additivity() == Additivity.STOCK;
    if (does(Mark.AVERAGE) && stock) {
      draft.moment = SemanticQuery.Moment.MEAN;
    } else if (does(Mark.AVERAGE) && adds && roles.figures().size() < 2) {
      perUnit(draft, name);
    }
    if ((does(Mark.MAXIMUM) || does(Mark.MINIMUM)) && stock) {
      draft.moment =
          does(Mark.MAXIMUM) ? SemanticQuery.Moment.HIGHEST_HOUR : SemanticQuery.Moment.LOWEST_HOUR;
    }
    if (does(Mark.COMPARATIVE) && !does(Mark.COMPARE)) {
      throw new Unclear("Higher or lower than what?");
    }
    boolean level =
        figure.additivity() == Additivity.LEVEL || figure.additivity() == Additivity.RATIO;
    boolean extreme = figure.measure() instanceof Measure.Extreme;
    if (does(Mark.TOTAL) && level && !extreme && roles.figures().size() < 2) {
      throw new Unclear(
          "%s has no total: it does not add up.".formatted(name), List.of("average " + name));
    }
    if ((does(Mark.MAXIMUM) || does(Mark.MINIMUM))
        && !stock
        && roles.figures().stream().allMatch(f -> f.extreme() == null)) {
      throw new Unclear("The largest or smallest of which figure?");
    }
  }

  // "alarms per day on average": what comes to one day. Without a unit it could be of anything.
  private void perUnit(Draft draft, String name) {
    Grain grain = draft.grain != null ? draft.grain : Calendar.adverb(name.split(" ")[0]);
    boolean by = false;
    for (int i = 0; i < parts.size(); i++) {
      by |= parts.get(i) instanceof Part.Unit && roles.after(i, Mark.BY);
    }
    if (grain == null || by) {
      throw new Unclear(
          "An average of %s over what?".formatted(name),
          List.of("average " + name + " per day", "average " + name + " per month", name));
    }
    Measure whole = draft.measures.getFirst();
    Measure part = new Measure.PerUnit(whole, grain);
    draft.measures.set(0, part);
    draft.thresholds.replaceAll(one ->
        one.measure().equals(whole)
            ? new Threshold(part, one.comparator(), one.value(), one.upper())
            : one);
    draft.grain = null;
  }

  private void complete(Draft draft) {
    boolean whole = draft.form == SemanticQuery.Form.SHARE;
    boolean part = !draft.conditions.isEmpty() || !draft.filters.isEmpty() || draft.isGrouped();
    if (whole && !part) {
      throw new Unclear(
          "A share of %s that is what?".formatted(words(draft.measures.getFirst().column())),
          List.of("by region", "by vendor"));
    }
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }
}
