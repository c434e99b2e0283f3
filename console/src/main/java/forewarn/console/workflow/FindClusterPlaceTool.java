package forewarn.console.workflow;

import forewarn.console.start.Services;
import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.TypedTool;
import forewarn.warehouse.query.Queries;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a cluster is. One that the inventory does not know takes the place of its siblings:
 * clusters of one OLT share the code of the place and the number of the OLT, so that {@code
 * ACE7E-CL13} hangs where {@code ACE7E-CL11} does.
 */
@ToolDescription(
    value = "Finds the place and vendor of a cluster in the inventory, by its OLT if need be.",
    effect = Effect.READS,
    example = "cluster: ACE7E-CL11")
final class FindClusterPlaceTool
    extends TypedTool<FindClusterPlaceTool.Input, FindClusterPlaceTool.Output> {
  private static final Pattern SIBLINGS = Pattern.compile("(.+-CL[0-9])[0-9]");
  private static final String SELECT =
      """
      select olt_id, city, province, region, vendor, count(*) as clusters
      from DATAMART.FACT_NETWORK_CONTEXT_STATIC
      where %s
      group by all
      order by clusters desc, olt_id
      limit 1
      """;

  private final Services services;

  FindClusterPlaceTool(Services services) {
    super(Input.class, Output.class);
    this.services = services;
  }

  /** What it takes. */
  record Input(@Describe("the cluster's id") String cluster) {}

  /** What it found. */
  record Output(
      @Describe("whether anything was found") boolean found,
      @Describe("inventory, or siblings when only clusters of its OLT are known") String source,
      @Describe("the OLT it hangs on") @Nullable String olt,
      @Describe("the city") @Nullable String city,
      @Describe("the province") @Nullable String province,
      @Describe("the region") @Nullable String region,
      @Describe("the vendor most of them are of") @Nullable String vendor) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    Queries queries =
        services
            .queries()
            .orElseThrow(() ->
                new ToolException(
                    ToolException.Kind.TEMPORARY,
                    "Cannot look up " + input.cluster() + ": the warehouse is not open yet"));
    Matcher siblings = SIBLINGS.matcher(input.cluster());
    return find(queries, "inventory", "cluster_id = ?", input.cluster())
        .or(() ->
            siblings.matches()
                ? find(queries, "siblings", "starts_with(cluster_id, ?)", siblings.group(1))
                : Optional.empty())
        .orElse(new Output(false, "", null, null, null, null, null));
  }

  private static Optional<Output> find(
      Queries queries, String source, String condition, String value) {
    List<List<@Nullable Object>> rows = queries.select(SELECT.formatted(condition), value).rows();
    return rows.stream()
        .findFirst()
        .map(row ->
            new Output(
                true,
                source,
                text(row, 0),
                text(row, 1),
                text(row, 2),
                text(row, 3),
                text(row, 4)));
  }

  private static @Nullable String text(List<@Nullable Object> row, int column) {
    Object value = row.get(column);
    return value == null ? null : Objects.toString(value);
  }
}
