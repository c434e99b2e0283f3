package forewarn.console.search;

import static forewarn.console.language.Words.t;

import forewarn.assistant.search.LiveSearch;
import forewarn.assistant.search.Visible;
import forewarn.assistant.search.phrase.PhraseReport;
import forewarn.assistant.search.phrase.PhraseReport.Phrase;
import forewarn.assistant.search.phrase.Phrases;
import forewarn.assistant.search.text.Field;
import forewarn.console.chart.Chart;
import forewarn.console.language.Words;
import forewarn.console.layout.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The page {@code /search/phrases}. */
@Controller
class PhraseController {
  private static final int CHARTED = 10;

  private final SearchFollower follower;

  PhraseController(SearchFollower follower) {
    this.follower = follower;
  }

  @GetMapping("/search/phrases")
  @Nullable ModelAndView page(
      @ModelAttribute("request") PhraseRequest request,
      HttpServletRequest http,
      HttpServletResponse response)
      throws IOException {
    Map<String, Object> model = new HashMap<>();
    Optional<LiveSearch> live = follower.live();
    Optional<Phrases> phrases = follower.phrases();
    if (live.isPresent() && phrases.isPresent()) {
      try {
        PhraseReport report = phrases.get().of(request.query(Words.zone()), Visible.ALL);
        model.put("report", report);
        model.put("parts", parts(report));
      } catch (IllegalArgumentException e) {
        Refusal.send(http, response, String.valueOf(e.getMessage()));
        return null;
      }
      model.put("provinces", live.get().values(Field.PROVINCE));
    }
    return new ModelAndView("search/phrases", model);
  }

  private static List<PhrasePart> parts(PhraseReport report) {
    return List.of(
        counted("causes", t("Causes"), report.causes()),
        counted("actions", t("Actions"), report.actions()),
        counted("symptoms", t("What customers notice"), report.symptoms()),
        weighed("words", t("Words that set these notes apart"), report.words()));
  }

  private static PhrasePart counted(String name, String title, List<Phrase> phrases) {
    List<@Nullable Double> counts = first(phrases, phrase -> phrase.notes());
    return part(
        name,
        title,
        phrases,
        new Chart.Series(t("Notes before outages"), Chart.Form.BAR, t("notes"), 0, counts));
  }

  private static PhrasePart weighed(String name, String title, List<Phrase> phrases) {
    List<@Nullable Double> weights = first(phrases, Phrase::weight);
    return part(
        name,
        title,
        phrases,
        new Chart.Series(t("Weight"), Chart.Form.BAR, t("standard deviations"), 1, weights));
  }

  private static List<@Nullable Double> first(
      List<Phrase> phrases, ToDoubleFunction<Phrase> value) {
    return phrases.stream().limit(CHARTED).<@Nullable Double>map(value::applyAsDouble).toList();
  }

  private static PhrasePart part(
      String name, String title, List<Phrase> phrases, Chart.Series series) {
    List<String> names = phrases.stream().limit(CHARTED).map(Phrase::text).toList();
    return new PhrasePart(
        name, title, phrases, new Chart("phrases-" + name, title, names, List.of(series)));
  }
}
