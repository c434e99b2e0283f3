package forewarn.console.query;

import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/query/saved}: queries under a name, and those that come with the program. */
@RestController
@Tag(name = "Query")
class SavedQueryApi {
  private static final int LONGEST_SQL = 50_000;

  private final SavedQueries saved;
  private final ExampleQueries examples;

  SavedQueryApi(SavedQueries saved, ExampleQueries examples) {
    this.saved = saved;
    this.examples = examples;
  }

  /** What comes in. */
  record Draft(
      @Nullable String name,
      @Nullable String description,
      @Nullable String sql,
      @Nullable Boolean shared) {}

  /** One's own, the shared ones of others, and those that come with the program. */
  record Listing(List<SavedQuery> queries, List<ExampleQueries.Example> examples) {}

  @GetMapping("/api/v1/query/saved")
  @Operation(
      summary = "Saved queries",
      description = "One's own, those that others share, and examples that come with the program.")
  Listing list(Authentication caller) {
    return new Listing(saved.visibleTo(caller.getName()), examples.all());
  }

  @PostMapping(path = "/api/v1/query/saved", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Save a query",
      description = "Under a name, in place of one's own of that name. It is not run.")
  SavedQuery save(@RequestBody Draft draft, Authentication caller) {
    String name = required("name", draft.name(), SavedQueries.LONGEST_NAME);
    String sql = required("sql", draft.sql(), LONGEST_SQL);
    String description = draft.description() == null ? "" : draft.description().strip();
    if (description.length() > SavedQueries.LONGEST_DESCRIPTION) {
      throw Problems.badField(
          "description", description, "longer than " + SavedQueries.LONGEST_DESCRIPTION);
    }
    if (saved.countOf(caller.getName()) >= SavedQueries.MOST_OF_A_USER) {
      throw Problems.badRequest(
          "Too many", "Cannot save query: you have " + SavedQueries.MOST_OF_A_USER + " already");
    }
    boolean shared = Boolean.TRUE.equals(draft.shared());
    return saved.save(
        caller.getName(), new SavedQueries.Draft(name.strip(), description, sql, shared));
  }

  @DeleteMapping("/api/v1/query/saved/{number}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a saved query", description = "One's own; an administrator's, any.")
  void delete(@PathVariable("number") long number, Authentication caller) {
    SavedQuery found =
        saved
            .find(number)
            .filter(query -> query.owner().equals(caller.getName()) || Caller.isAdmin(caller))
            .orElseThrow(() -> Problems.notFound("You have no saved query " + number));
    saved.delete(found.number());
  }

  private static String required(String field, @Nullable String value, int longest) {
    if (value == null || value.isBlank()) {
      throw Problems.badField(field, "", "missing");
    }
    if (value.length() > longest) {
      throw Problems.badField(field, value.substring(0, 40) + "…", "longer than " + longest);
    }
    return value;
  }
}
