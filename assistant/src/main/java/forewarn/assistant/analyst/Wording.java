package forewarn.assistant.analyst;

import forewarn.assistant.analyst.query.Condition;
import forewarn.assistant.analyst.query.Direction;
import forewarn.assistant.analyst.query.Figure;
import forewarn.assistant.analyst.query.Grain;
import forewarn.assistant.analyst.query.Measure;
import forewarn.assistant.analyst.query.Ranking;
import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.analyst.query.TableSelect;
import forewarn.assistant.analyst.query.Threshold;
import forewarn.assistant.analyst.query.TimeRange;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.warehouse.catalogue.Additivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says a query in words, so that the asker sees how the question was understood. */
final class Wording {
  private static final Pattern TAIL = Pattern.compile("(?<=\\w)_(id|1h|top|bucket|label)$");
  private static final Pattern ABBREVIATION =
      Pattern.compile("\\b(olt|ont|fdt|fat|snr|rx|rsl|rca)(?=s?\\b)");

  private final SemanticModel model;

  Wording(SemanticModel model) {
    this.model = model;
  }

  /** Such as "fault rate by vendor, where region is Java, in November 2024". */
  String of(SemanticQuery query) {
    List<String> parts = new ArrayList<>();
    parts.add(figures(query) + groups(query));
    parts.addAll(conditions(query));
    for (Threshold threshold : query.thresholds()) {
      parts.add("with " + bound(threshold));
    }
    parts.add(time(query));
    Ranking ranking = query.ranking();
    if (ranking != null) {
      parts.add(ranking(ranking));
    }
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  private static String figures(SemanticQuery query) {
    String names =
        query.measures().stream().map(Wording::name).collect(Collectors.joining(" and "));
    return query.form() == SemanticQuery.Form.SHARE ? "share of " + names : names;
  }

  static String name(Measure measure) {
    return switch (measure) {
      case Measure.CountOf count -> "number of " + plural(words(count.dimension()));
      case Measure.PerUnit per -> name(per.whole()) + " per " + per.grain().word();
      case Measure.OfMetric _, Measure.OfFact _, Measure.Extreme _ -> words(measure.column());
    };
  }

  private static String groups(SemanticQuery query) {
    List<String> groups = new ArrayList<>();
    Grain grain = query.grain();
    if (grain != null) {
      groups.add(grain.word());
    }
    query.dimensions().forEach(dimension -> groups.add(words(dimension)));
    return groups.isEmpty() ? "" : " by " + String.join(" and ", groups);
  }

  List<String> conditions(SemanticQuery query) {
    List<String> parts = new ArrayList<>();
    for (Condition condition : query.conditions()) {
      String verb = condition.kind() == Condition.Kind.IN ? " is " : " is not ";
      parts.add(
          "where " + words(condition.dimension()) + verb + String.join(" or ", condition.values()));
    }
    query.filters().forEach(filter -> parts.add("only " + words(filter.name())));
    return parts;
  }

  private static String bound(Threshold threshold) {
    String upper =
        threshold.comparator() == Threshold.Comparator.BETWEEN
            ? " and " + Figures.number(threshold.upper())
            : "";
    return "%s %s %s%s"
        .formatted(
            name(threshold.measure()),
            threshold.comparator().words(),
            Figures.number(threshold.value()),
            upper);
  }

  /** The period, and for holdings how the hours go together. */
  String time(SemanticQuery query) {
    TimeRange range = query.range();
    TimeRange other = query.comparedWith();
    String compared =
        other == null ? "" : " compared with " + other.words().replaceFirst("^(in|on) ", "");
    boolean counted = !query.thresholds().isEmpty();
    Measure measure =
        counted ? query.thresholds().getFirst().measure() : query.measures().getFirst();
    Figure figure = Figure.of(measure, model);
    boolean series = TableSelect.isSeries(figure.table());
    boolean latest = query.moment() == SemanticQuery.Moment.LATEST;
    if (!series && range == null && (latest || figure.additivity() != Additivity.ADDITIVE)) {
      return "as known now";
    }
    if (series && latest) {
      return "in the newest hour known";
    }
    String period = range == null ? "all time" : range.words() + by(figure);
    if (series && figure.additivity() == Additivity.STOCK) {
      boolean hours =
          range != null || query.grain() != null || query.moment() != SemanticQuery.Moment.UNSAID;
      return hours ? period + compared + ", " + hours(query) : "in the newest hour known";
    }
    return period + compared;
  }

  private static String hours(SemanticQuery query) {
    return switch (query.moment()) {
      case HIGHEST_HOUR -> "the highest hour";
      case LOWEST_HOUR -> "the lowest hour";
      case UNSAID, LATEST, MEAN -> "mean over the hours";
    };
  }

  // Of rows that happen once, it matters which of their times is meant.
  private static String by(Figure figure) {
    return TableSelect.isSeries(figure.table())
        ? ""
        : " (by " + words(figure.table().timeDimensions().getFirst().name()) + ")";
  }

  private static String ranking(Ranking ranking) {
    String end = ranking.direction() == Direction.HIGHEST ? "highest" : "lowest";
    String first = ranking.limit() >= 1000 ? end + " first" : "the " + ranking.limit() + " " + end;
    return ranking.within().isEmpty()
        ? first
        : first
            + " of each "
            + ranking.within().stream().map(Wording::words).collect(Collectors.joining(" and "));
  }

  private static String plural(String noun) {
    return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
  }

  /** A name of the model as people say it. */
  static String words(@Nullable String name) {
    return name == null
        ? ""
        : ABBREVIATION
            .matcher(TAIL.matcher(name).replaceFirst("").replace('_', ' '))
            .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }
}
