package forewarn.console.search;

import forewarn.assistant.search.Facet;
import forewarn.assistant.search.Hit;
import forewarn.assistant.search.LiveSearch;
import forewarn.assistant.search.SearchResult;
import forewarn.assistant.search.Visible;
import forewarn.assistant.search.text.Field;
import forewarn.console.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/search}: notes, tickets, feedback and incidents by words and by meaning. */
@RestController
@Tag(name = "Search")
class SearchApi {
  private final SearchFollower follower;

  SearchApi(SearchFollower follower) {
    this.follower = follower;
  }

  /**
   * A text.
   *
   * @param duplicates how many more say the same
   * @param group by which they are asked for
   * @param highlights the places of the text that were looked for
   * @param exact found by its id
   */
  record Found(
      String id,
      double score,
      String text,
      Map<String, String> fields,
      long duplicates,
      String group,
      List<Span> highlights,
      boolean exact) {}

  /** From a character of a text to before another one. */
  record Span(int from, int to) {}

  /**
   * What was found.
   *
   * @param total texts that fit
   * @param groups forms they have; a hit each
   * @param understood filters read out of the words
   * @param loosened some of the words were enough, because nothing has most of them
   * @param complete whether everything is indexed
   */
  record Answer(
      List<Found> hits,
      Map<String, Map<String, Long>> facets,
      long total,
      long groups,
      Map<String, List<String>> understood,
      List<String> words,
      boolean loosened,
      boolean complete) {}

  @GetMapping(path = "/api/v1/search", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Search in notes, tickets, feedback and incidents",
      description =
          "By words, by meaning and by id (TX-..., CASE-..., CUST..., INC-...); phrases in quotes;"
              + " places, vendors and equipment that are named become filters. Texts that say the"
              + " same but for numbers and places are one hit; its group gives them one by one."
              + " kind, severity, event_type, region, province, vendor and cluster_id can be given"
              + " several times. from and to are instants, or days of UTC of which the last is"
              + " included. Facets count what fits all other filters.")
  @ApiResponse(responseCode = "200", description = "The hits, best first, and counts")
  @ApiResponse(responseCode = "400", description = "A parameter is out of bounds")
  @ApiResponse(responseCode = "503", description = "The warehouse is not open yet")
  Answer search(@ParameterObject SearchRequest request) {
    LiveSearch live =
        follower.live().orElseThrow(() -> Problems.notReady("The search is not open yet"));
    try {
      SearchResult result = live.search().find(request.query(ZoneOffset.UTC), Visible.ALL);
      return answer(result, live.status().complete());
    } catch (IllegalArgumentException e) {
      throw Problems.badRequest("Invalid search", String.valueOf(e.getMessage()));
    }
  }

  private static Answer answer(SearchResult result, boolean complete) {
    Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
    for (Facet facet : result.facets()) {
      Map<String, Long> counts = new LinkedHashMap<>();
      facet.values().forEach(value -> counts.put(value.value(), value.count()));
      facets.put(facet.field().word(), counts);
    }
    Map<String, List<String>> understood = new LinkedHashMap<>();
    result
        .understood()
        .forEach((field, values) -> understood.put(field.word(), List.copyOf(values)));
    return new Answer(
        result.hits().stream().map(SearchApi::found).toList(),
        facets,
        result.texts(),
        result.forms(),
        understood,
        result.words(),
        result.loosened(),
        complete);
  }

  static Found found(Hit hit) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Field field : Field.values()) {
      if (!hit.field(field).isEmpty()) {
        fields.put(field.word(), hit.field(field));
      }
    }
    if (hit.at() != null) {
      fields.put("at", hit.at().toString());
    }
    hit.details().forEach(fields::putIfAbsent);
    return new Found(
        hit.id(),
        hit.score(),
        hit.text(),
        fields,
        hit.alike() - 1,
        hit.group(),
        spans(hit),
        hit.exact());
  }

  private static List<Span> spans(Hit hit) {
    List<Span> spans = new ArrayList<>();
    int at = 0;
    for (Hit.Piece piece : hit.pieces()) {
      if (piece.found()) {
        spans.add(new Span(at, at + piece.text().length()));
      }
      at += piece.text().length();
    }
    return spans;
  }
}
