package forewarn.assistant.analyst;

import forewarn.assistant.analyst.query.Direction;
import forewarn.assistant.analyst.query.Figure;
import forewarn.assistant.analyst.query.Measure;
import forewarn.assistant.analyst.query.Ranking;
import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.warehouse.query.Column;
import forewarn.warehouse.query.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says the rows of an answer in a sentence; every figure in it is one of the rows'. */
final class Sentences {
  private final SemanticModel model;
  private final Wording wording;
  private final String called;

  Sentences(SemanticModel model) {
    this(model, "");
  }

  /**
   * @param called the column of the first figure; empty for one that is called as the figure
   */
  Sentences(SemanticModel model, String called) {
    this.model = model;
    this.called = called;
    this.wording = new Wording(model);
  }

  String of(SemanticQuery query, Table table) {
    if (table.rows().isEmpty()) {
      return "There is none: " + wording.of(query) + ".";
    }
    if (query.comparedWith() != null && !grouped(query)) {
      return compared(query, table);
    }
    if (!grouped(query)) {
      return single(query, table);
    }
    return groups(query, table);
  }

  /** Only how many rows there are. */
  String rows(SemanticQuery query, Table table) {
    return capital(wording.of(query)) + ": " + table.rows().size() + " rows.";
  }

  private static boolean grouped(SemanticQuery query) {
    return query.grain() != null || !query.dimensions().isEmpty();
  }

  private String single(SemanticQuery query, Table table) {
    List<@Nullable Object> row = table.rows().getFirst();
    StringBuilder text = new StringBuilder(capital(wording.of(query))).append(": ");
    if (query.form() == SemanticQuery.Form.SHARE) {
      return text + Figures.of(row.getFirst(), "%") + ".";
    }
    for (int i = 0; i < query.measures().size(); i++) {
      Measure measure = query.measures().get(i);
      text.append(i == 0 ? "" : "; ")
          .append(query.measures().size() > 1 ? Wording.name(measure) + " " : "")
          .append(Figures.of(value(table, row, column(measure)), unit(measure)));
    }
    return text + ".";
  }

  private String compared(SemanticQuery query, Table table) {
    Measure measure = query.measures().getFirst();
    List<@Nullable Object> row = table.rows().getFirst();
    Object now = value(table, row, measure.column());
    Object then = value(table, row, "compared_with");
    Object change = value(table, row, "change");
    Object percent = value(table, row, "change_percent");
    if (!(change instanceof Number difference) || !(percent instanceof Number share)) {
      return capital(wording.of(query)) + ": one of the two periods has no data.";
    }
    String verb =
        difference.doubleValue() > 0 ? "up" : difference.doubleValue() < 0 ? "down" : "unchanged";
    return "%s: %s, %s %s %% from %s."
        .formatted(
            capital(wording.of(query)),
            Figures.of(now, unit(measure)),
            verb,
            Figures.number(Math.abs(share.doubleValue())),
            Figures.of(then, unit(measure)));
  }

  private String groups(SemanticQuery query, Table table) {
    Measure measure = query.measures().getFirst();
    boolean share = query.form() == SemanticQuery.Form.SHARE;
    String column =
        share ? "share_percent" : query.comparedWith() != null ? "change" : column(measure);
    String unit = share ? "%" : unit(measure);
    List<@Nullable Object> most = extreme(table, column, 1);
    List<@Nullable Object> least = extreme(table, column, -1);
    Ranking ranking = query.ranking();
    if (most == null || least == null) {
      return capital(wording.of(query)) + ": no figures.";
    }
    if (ranking != null && table.rows().size() == 1) {
      String end = ranking.direction() == Direction.HIGHEST ? "highest " : "lowest ";
      return "%s has the %s%s: %s."
          .formatted(
              label(query, most),
              end + part(query),
              Wording.name(measure),
              Figures.of(value(table, most, column), unit));
    }
    if (table.rows().size() == 1) {
      return "%s: %s, %s."
          .formatted(
              capital(wording.of(query)),
              label(query, most),
              Figures.of(value(table, most, column), unit));
    }
    String rows = table.truncated() ? "more than " + table.rows().size() : "" + table.rows().size();
    String what = query.comparedWith() == null ? " rows" : " rows; changes";
    return "%s: %s; most %s (%s), least %s (%s)."
        .formatted(
            capital(wording.of(query)),
            rows + what,
            label(query, most),
            Figures.of(value(table, most, column), unit),
            label(query, least),
            Figures.of(value(table, least, column), unit));
  }

  // What the figures are of the one that is asked for.
  private static String part(SemanticQuery query) {
    if (query.form() == SemanticQuery.Form.SHARE) {
      return "share of ";
    }
    return query.comparedWith() == null ? "" : "change of ";
  }

  private static String label(SemanticQuery query, List<@Nullable Object> row) {
    int groups = query.dimensions().size() + (query.grain() == null ? 0 : 1);
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < groups; i++) {
      label.append(i == 0 ? "" : ", ").append(Figures.plain(row.get(i)));
    }
    return label.toString();
  }

  private static @Nullable List<@Nullable Object> extreme(Table table, String column, int sign) {
    List<@Nullable Object> best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (List<@Nullable Object> row : table.rows()) {
      if (value(table, row, column) instanceof Number number
          && sign * number.doubleValue() > most) {
        most = sign * number.doubleValue();
        best = row;
      }
    }
    return best;
  }

  private static @Nullable Object value(Table table, List<@Nullable Object> row, String column) {
    for (int i = 0; i < table.columns().size(); i++) {
      Column one = table.columns().get(i);
      if (one.name().equalsIgnoreCase(column)) {
        return row.get(i);
      }
    }
    return null;
  }

  private String column(Measure measure) {
    return called.isEmpty() ? measure.column() : called;
  }

  private String unit(Measure measure) {
    return Figure.of(measure, model).unit();
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
