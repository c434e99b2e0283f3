package forewarn.console.search;

import forewarn.assistant.search.SearchQuery;
import forewarn.assistant.search.Visible;
import forewarn.assistant.search.similar.Similar;
import forewarn.assistant.search.similar.SimilarTexts;
import forewarn.console.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/search/similar}: what is like an incident. */
@RestController
@Tag(name = "Search")
class SimilarApi {
  private final SearchFollower follower;

  SimilarApi(SearchFollower follower) {
    this.follower = follower;
  }

  /**
   * A past incident.
   *
   * @param outcome how it ended
   * @param done what people wrote about it, oldest first
   * @param byNetwork whether it shares clusters, an OLT, or province and cause
   * @param byText whether it says the like
   */
  record Past(
      String id,
      String title,
      String cause,
      String outcome,
      double score,
      boolean byNetwork,
      boolean byText,
      List<String> done) {}

  /**
   * What was found.
   *
   * @param incidents past ones, the likest first
   * @param about notes about its clusters, from a day before its first sign to a day after
   * @param notes others that say the like
   * @param actions what these notes say was done, with how many say so
   */
  record Answer(
      String id,
      List<Past> incidents,
      List<SearchApi.Found> about,
      List<SearchApi.Found> notes,
      List<Similar.Action> actions) {}

  @GetMapping(path = "/api/v1/search/similar", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "What is like an incident",
      description =
          "Incidents that have ended and share clusters, an OLT, or province and cause with it, or"
              + " say the like, with what people did and how they ended; the notes about its"
              + " clusters at the time; other notes like it, and what they say was done.")
  @ApiResponse(responseCode = "200", description = "Incidents and notes, the likest first")
  @ApiResponse(responseCode = "400", description = "A parameter is out of bounds")
  @ApiResponse(responseCode = "404", description = "There is no such incident")
  @ApiResponse(responseCode = "503", description = "The warehouse is not open yet")
  Answer similar(@RequestParam String id, @RequestParam(defaultValue = "5") int limit) {
    SimilarTexts texts =
        follower.similar().orElseThrow(() -> Problems.notReady("The search is not open yet"));
    if (limit < 1 || limit > SearchQuery.MOST_HITS) {
      throw Problems.badRequest(
          "Invalid limit", "Invalid limit: " + limit + ", expected 1 to " + SearchQuery.MOST_HITS);
    }
    return texts
        .to(id, limit, Visible.ALL)
        .map(SimilarApi::answer)
        .orElseThrow(() -> Problems.notFound("There is no incident " + id));
  }

  private static Answer answer(Similar similar) {
    return new Answer(
        similar.incident().id(),
        similar.past().stream().map(SimilarApi::past).toList(),
        similar.about().stream().map(SearchApi::found).toList(),
        similar.notes().stream().map(SearchApi::found).toList(),
        similar.actions());
  }

  private static Past past(Similar.Past past) {
    return new Past(
        past.incident().id(),
        past.incident().diagnosis().title(),
        past.incident().diagnosis().cause().word(),
        past.incident().state().word(),
        past.score(),
        past.byNetwork(),
        past.byText(),
        past.done());
  }
}
