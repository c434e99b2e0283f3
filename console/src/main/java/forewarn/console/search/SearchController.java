package forewarn.console.search;

import forewarn.assistant.search.Facet;
import forewarn.assistant.search.Hit;
import forewarn.assistant.search.LiveSearch;
import forewarn.assistant.search.SearchQuery;
import forewarn.assistant.search.SearchResult;
import forewarn.assistant.search.Visible;
import forewarn.assistant.search.text.Kind;
import forewarn.console.layout.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The page {@code /search}. */
@Controller
class SearchController {
  private final SearchFollower follower;

  SearchController(SearchFollower follower) {
    this.follower = follower;
  }

  @GetMapping("/search")
  @Nullable ModelAndView page(
      @ModelAttribute("request") SearchRequest request,
      HttpServletRequest http,
      HttpServletResponse response)
      throws IOException {
    Map<String, Object> model = new HashMap<>();
    Optional<LiveSearch> live = follower.live();
    if (live.isPresent()) {
      SearchQuery query;
      try {
        query = request.query();
      } catch (IllegalArgumentException e) {
        Refusal.send(http, response, String.valueOf(e.getMessage()));
        return null;
      }
      SearchResult result = live.get().search().find(query, Visible.ALL);
      long listed = request.group() == null ? result.forms() : result.texts();
      model.put("result", result);
      model.put("status", live.get().status());
      model.put("hits", result.hits().stream().map(ShownHit::of).toList());
      model.put("like", incidents(result));
      model.put("facets", shown(result.facets(), request));
      model.put("pages", (int) Math.max(1, (listed + query.limit() - 1) / query.limit()));
    }
    return new ModelAndView("search/page", model);
  }

  // Whoever looks for an incident by its id wants to know what was like it.
  private static List<String> incidents(SearchResult result) {
    return result.hits().stream()
        .filter(hit -> hit.exact() && hit.kind() == Kind.INCIDENT)
        .map(Hit::id)
        .toList();
  }

  // A facet with one value says nothing, unless the value is chosen.
  private static List<Facet> shown(List<Facet> facets, SearchRequest request) {
    return facets.stream()
        .filter(facet ->
            facet.values().size() > 1
                || facet.values().stream()
                    .anyMatch(value -> request.has(facet.field(), value.value())))
        .toList();
  }
}
