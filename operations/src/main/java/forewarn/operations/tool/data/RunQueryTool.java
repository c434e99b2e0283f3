package forewarn.operations.tool.data;

import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.TypedTool;
import forewarn.warehouse.query.Cancellation;
import forewarn.warehouse.query.Column;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.QueryRefusedException;
import forewarn.warehouse.query.QueryRequest;
import forewarn.warehouse.query.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs one read-only select with the least rights anybody has: over DATAMART. Thread-safe. */
@ToolDescription(
    value = "Runs one read-only select over DATAMART.",
    effect = Effect.READS,
    example =
        """
        sql: select province, count(*) as clusters from DATAMART.DIM_CLUSTER join DATAMART.DIM_CITY using (city_key) group by province
        limit: 100
        """)
public final class RunQueryTool extends TypedTool<RunQueryTool.Input, RunQueryTool.Output> {
  private static final Set<String> SCHEMAS = Set.of("DATAMART");
  private static final int USUAL_ROWS = 100;
  private static final int MOST_ROWS = 1000;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Supplier<Optional<OpenQuery>> queries;

  /**
   * @param queries empty until the warehouse is open
   */
  public RunQueryTool(Supplier<Optional<OpenQuery>> queries) {
    super(Input.class, Output.class);
    this.queries = queries;
  }

  /** What it takes. */
  public record Input(
      @Describe("a select") String sql,
      @Describe("the most rows, 1 to 1000; 100 when not given") @Nullable Integer limit) {

    /** Checks the limit. */
    public Input {
      if (limit != null && (limit < 1 || limit > MOST_ROWS)) {
        throw new IllegalArgumentException(
            "Invalid field limit of run_query: " + limit + ", expected 1 to " + MOST_ROWS);
      }
    }
  }

  /** What it gives. */
  public record Output(
      @Describe("the names of the columns") List<String> columns,
      @Describe("rows: a list of one object for each, under the name rows")
          Map<String, Object> result,
      @Describe("how many rows there are here") int count,
      @Describe("whether there are more") boolean truncated) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    OpenQuery query =
        queries
            .get()
            .orElseThrow(() ->
                new ToolException(
                    ToolException.Kind.TEMPORARY,
                    "Cannot run query: the warehouse is not open yet"));
    try {
      Table table =
          query
              .run(
                  new QueryRequest(input.sql(), SCHEMAS, or(input.limit(), USUAL_ROWS), TIMEOUT),
                  new Cancellation())
              .table();
      List<String> columns = table.columns().stream().map(Column::name).toList();
      return new Output(
          columns,
          Map.of("rows", table.rows().stream().map(row -> row(columns, row)).toList()),
          table.rows().size(),
          table.truncated());
    } catch (QueryRefusedException e) {
      boolean busy = e.reason() == QueryRefusedException.Reason.BUSY;
      throw new ToolException(
          busy ? ToolException.Kind.TEMPORARY : ToolException.Kind.LASTING,
          String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> row(List<String> columns, List<@Nullable Object> values) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        row.put(
            columns.get(i),
            value instanceof Instant || value instanceof LocalDate ? value.toString() : value);
      }
    }
    return row;
  }
}
