package forewarn.console.search;

import forewarn.assistant.search.Visible;
import forewarn.assistant.search.phrase.PhraseReport;
import forewarn.assistant.search.phrase.Phrases;
import forewarn.console.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneOffset;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/search/phrases}: what notes before outages say. */
@RestController
@Tag(name = "Search")
class PhraseApi {
  private final SearchFollower follower;

  PhraseApi(SearchFollower follower) {
    this.follower = follower;
  }

  @GetMapping(path = "/api/v1/search/phrases", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Most frequent phrases of notes before outages",
      description =
          "Of the notes about a cluster (or with reach=province a province) in an hour with"
              + " label_outage_1h = 1, or up to hours before or after it: causes, symptoms and"
              + " actions with how many of these notes and of the others have them, and the words"
              + " that set these notes apart.")
  @ApiResponse(responseCode = "200", description = "Phrases with counts, most frequent first")
  @ApiResponse(responseCode = "400", description = "A parameter is out of bounds")
  @ApiResponse(responseCode = "503", description = "The warehouse is not open yet")
  PhraseReport phrases(@ParameterObject PhraseRequest request) {
    Phrases phrases =
        follower.phrases().orElseThrow(() -> Problems.notReady("The search is not open yet"));
    try {
      return phrases.of(request.query(ZoneOffset.UTC), Visible.ALL);
    } catch (IllegalArgumentException e) {
      throw Problems.badRequest("Invalid choice", String.valueOf(e.getMessage()));
    }
  }
}
