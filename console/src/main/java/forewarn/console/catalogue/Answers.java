package forewarn.console.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import forewarn.console.catalogue.Checked.Result;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.lineage.ColumnLineage;
import forewarn.warehouse.lineage.ColumnName;
import forewarn.warehouse.lineage.Derivation;
import forewarn.warehouse.profile.ColumnProfile;
import forewarn.warehouse.profile.Correlation;
import forewarn.warehouse.profile.Inventory;
import forewarn.warehouse.profile.ObjectState;
import forewarn.warehouse.profile.Profile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The catalogue as programs get it. */
final class Answers {
  private Answers() {}

  record Tables(List<TableSummary> tables) {}

  @Schema(description = "A table or view of the warehouse")
  record TableSummary(
      @Schema(example = "DATAMART.FACT_ML_FEATURES") String name,
      String schema,
      String description,
      @Schema(description = "What one row is", example = "one row per cluster and hour")
          String grain,
      @Schema(allowableValues = {"written", "view", "table", "incremental"}) String kind,
      @Schema(description = "When it is brought up to date") String refresh,
      String owner,
      List<String> key,
      long rowCount,
      Freshness freshness,
      @Schema(description = "Rows that broke a rule on their way in") long rejected) {

    static TableSummary of(Definition definition, Inventory inventory) {
      ObjectState state = Objects.requireNonNull(inventory.states().get(definition.fullName()));
      return new TableSummary(
          definition.fullName(),
          definition.schema(),
          definition.description(),
          definition.grain(),
          lower(definition.kind()),
          definition.refresh(),
          definition.owner(),
          definition.key(),
          state.rows(),
          Freshness.of(state),
          state.rejected());
    }
  }

  @Schema(description = "How fresh the rows are")
  record Freshness(
      @Nullable String column,
      @Schema(description = "Newest value of that column") @Nullable Instant newest,
      @Schema(description = "When the rows last changed, wall clock") @Nullable Instant changedAt,
      @Schema(description = "How old the newest row may be, in seconds")
          @Nullable Long withinSeconds,
      boolean stale) {
    static Freshness of(ObjectState state) {
      return new Freshness(
          state.newestIn().isEmpty() ? null : state.newestIn(),
          state.newest(),
          state.changedAt(),
          state.within() == null ? null : state.within().toSeconds(),
          state.stale());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TableDetail(
      @JsonUnwrapped TableSummary table,
      List<Column> columns,
      List<String> upstream,
      List<String> downstream,
      List<Check> checks,
      @Schema(description = "The select it is made by; missing when the program writes it")
          @Nullable String sql,
      @Schema(description = "Only when asked for and ready") @Nullable Statistics statistics) {}

  record Column(
      String name,
      String type,
      @Nullable String unit,
      @Schema(
              description =
                  "additive: summed over places and time; stock: never summed over time; ratio:"
                      + " computed again from its parts; level: averaged; none: no measure",
              allowableValues = {"additive", "stock", "ratio", "level", "none"})
          @Nullable String additivity,
      @Nullable Ratio ratio,
      String description,
      List<Source> sources,
      @Schema(description = "False when the sources are all that it could come from")
          boolean sourcesExact) {

    static Column of(Definition definition, ColumnDefinition column, ColumnLineage lineage) {
      ColumnName name = new ColumnName(definition.fullName(), column.name());
      ColumnDefinition.Ratio ratio = column.ratio();
      return new Column(
          column.name(),
          column.type(),
          column.unit(),
          column.additivity() == null ? null : lower(column.additivity()),
          ratio == null ? null : new Ratio(ratio.numerators(), ratio.denominator()),
          column.description(),
          Source.of(lineage.origin(name).sources()),
          lineage.origin(name).exact());
    }
  }

  record Ratio(List<String> of, String to) {}

  record Source(
      String table,
      String column,
      @Schema(allowableValues = {"copied", "computed", "aggregated"}) String derivation) {
    static List<Source> of(Map<ColumnName, Derivation> columns) {
      return columns.entrySet().stream()
          .map(entry ->
              new Source(entry.getKey().object(), entry.getKey().column(), lower(entry.getValue())))
          .toList();
    }
  }

  record Check(
      String name,
      String consequence,
      @Schema(description = "What must not be: true for a row that breaks the rule")
          String condition,
      @Schema(description = "Rows it refuses now") long rejected,
      @Nullable Result latest) {
    static Check of(Rule rule) {
      return new Check(
          rule.name(), rule.consequence(), rule.condition(), rule.rejected(), rule.latest());
    }
  }

  @Schema(description = "What the values look like")
  record Statistics(
      long rowCount,
      @Schema(description = "The figures are of so many rows, chosen at random") long sampledRows,
      @Schema(description = "Quartiles are of so many rows") long quartileRows,
      Instant at,
      long tookMs,
      List<ColumnProfile> columns,
      List<Related> correlations) {
    static Statistics of(Profile profile) {
      return new Statistics(
          profile.rows(),
          profile.sampledRows(),
          profile.quartileRows(),
          profile.at(),
          profile.took().toMillis(),
          profile.columns(),
          profile.correlations().stream().map(Related::of).toList());
    }
  }

  @Schema(description = "Pearson's correlation of a number with label_outage_1h")
  record Related(String column, @Nullable Double coefficient, long rows, String sentence) {
    static Related of(Correlation correlation) {
      return new Related(
          correlation.column(),
          correlation.coefficient(),
          correlation.rows(),
          correlation.sentence());
    }
  }

  record Lineage(List<Node> nodes, List<Edge> edges, List<ColumnSources> columns) {}

  record Node(String name, String schema, String kind) {}

  @Schema(description = "The table `to` is made from the table `from`")
  record Edge(String from, String to) {}

  record ColumnSources(String table, String column, boolean exact, List<Source> sources) {}

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
