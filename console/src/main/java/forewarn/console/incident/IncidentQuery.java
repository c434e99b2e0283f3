package forewarn.console.incident;

import forewarn.console.problem.Problems;
import forewarn.operations.alarm.Severity;
import forewarn.operations.incident.IncidentFilter;
import forewarn.operations.incident.IncidentFilter.Order;
import forewarn.operations.incident.IncidentFilter.Shelving;
import forewarn.operations.incident.State;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** Which incidents a program asks for. */
record IncidentQuery(
    @Parameter(
            description =
                "predicted, ongoing, resolved, averted or merged, several with commas; or open,"
                    + " closed or all. The open ones when missing")
        @Nullable String state,
    @Parameter(description = "X.733 severities, several with commas") @Nullable String severity,
    @Parameter(description = "true for shelved ones only, false for the others; both when missing")
        @Nullable Boolean shelved,
    @Nullable String region,
    @Nullable String province,
    @BindParam("cluster_id") @Parameter(name = "cluster_id", description = "Those that take it in")
        @Nullable String clusterId,
    @Parameter(description = "A user's name; me for the caller, - for nobody's")
        @Nullable String assignee,
    @Parameter(description = "In title, place or reason") @Nullable String text,
    @Parameter(description = "impact (largest first, the default) or opened (newest first)")
        @Nullable String order,
    @Parameter(description = "1 to 1,000; 100 when missing") @Nullable Integer limit,
    @Parameter(description = "How many of the first are left out") @Nullable Integer offset) {
  private static final int MOST = 1000;
  private static final int USUAL = 100;

  /**
   * What it means.
   *
   * @param caller who {@code me} is
   */
  IncidentFilter filter(String caller) {
    return new IncidentFilter(
        states(),
        severities(),
        shelved == null ? Shelving.EITHER : shelved ? Shelving.ONLY : Shelving.WITHOUT,
        region,
        province,
        clusterId,
        "me".equals(assignee) ? caller : assignee,
        text,
        sorting(),
        within("limit", limit, USUAL, 1, MOST),
        within("offset", offset, 0, 0, Integer.MAX_VALUE));
  }

  private Set<State> states() {
    return switch (state == null || state.isBlank() ? "open" : state) {
      case "open" -> Set.of(State.PREDICTED, State.ONGOING);
      case "closed" -> Set.of(State.RESOLVED, State.AVERTED, State.MERGED);
      case "all" -> EnumSet.allOf(State.class);
      default ->
          words(state).map(word -> one(State.values(), "state", word)).collect(Collectors.toSet());
    };
  }

  private Set<Severity> severities() {
    return words(severity)
        .map(word -> one(Severity.values(), "severity", word))
        .collect(Collectors.toSet());
  }

  private Order sorting() {
    return order == null ? Order.IMPACT : one(Order.values(), "order", order);
  }

  private static Stream<String> words(@Nullable String list) {
    return list == null
        ? Stream.empty()
        : Arrays.stream(list.split(",")).map(String::strip).filter(word -> !word.isEmpty());
  }

  private static <E extends Enum<E>> E one(E[] values, String field, String word) {
    return Arrays.stream(values)
        .filter(value -> value.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            Problems.badField(
                field,
                word,
                "expected "
                    + Arrays.stream(values)
                        .map(value -> value.name().toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.joining(", "))));
  }

  private static int within(String field, @Nullable Integer value, int usual, int least, int most) {
    if (value == null) {
      return usual;
    }
    if (value < least || value > most) {
      throw Problems.badField(field, value.toString(), "outside " + least + ".." + most);
    }
    return value;
  }
}
