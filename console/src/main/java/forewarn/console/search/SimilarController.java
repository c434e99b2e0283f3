package forewarn.console.search;

import forewarn.assistant.search.Visible;
import forewarn.assistant.search.similar.Similar;
import forewarn.assistant.search.similar.SimilarTexts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What is like an incident, as a part of its page and of the search for its id. */
@Controller
class SimilarController {
  private static final int SHOWN = 5;

  private final SearchFollower follower;

  SimilarController(SearchFollower follower) {
    this.follower = follower;
  }

  /** The incident's own page lists those of the same place itself. */
  @GetMapping("/incidents/{id}/like")
  ModelAndView others(@PathVariable("id") String id) {
    return part(id, past -> !past.byNetwork());
  }

  @GetMapping("/search/similar/{id}")
  ModelAndView all(@PathVariable("id") String id) {
    return part(id, past -> true);
  }

  private ModelAndView part(String id, Predicate<Similar.Past> shown) {
    Map<String, Object> model = new HashMap<>();
    Optional<SimilarTexts> texts = follower.similar();
    model.put("open", texts.isPresent());
    texts
        .flatMap(search -> search.to(id, 4 * SHOWN, Visible.ALL))
        .ifPresent(similar -> {
          model.put("similar", similar);
          model.put("past", similar.past().stream().filter(shown).limit(SHOWN).toList());
          model.put("about", similar.about().stream().limit(SHOWN).map(ShownHit::of).toList());
          model.put("notes", similar.notes().stream().limit(SHOWN).map(ShownHit::of).toList());
        });
    return new ModelAndView("search/similar", model);
  }
}
