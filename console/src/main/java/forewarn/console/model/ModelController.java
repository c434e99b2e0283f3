package forewarn.console.model;

import forewarn.console.security.Caller;
import forewarn.console.start.Services;
import forewarn.prediction.registry.Decision;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelCard.Stage;
import forewarn.prediction.registry.ModelException;
import forewarn.prediction.registry.ModelId;
import forewarn.prediction.registry.ModelRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page of a model, two of them side by side, and decisions about them. */
@Controller
class ModelController {
  private final Services services;
  private final OutageSpreads spreads;

  ModelController(Services services, OutageSpreads spreads) {
    this.services = services;
    this.spreads = spreads;
  }

  /** The model in use; else the newest there is. */
  @GetMapping("/model")
  ModelAndView page(Authentication caller) {
    List<ModelCard> cards = services.registry().map(ModelRegistry::list).orElse(List.of());
    return cards.stream()
        .filter(card -> card.stage() == Stage.CHAMPION)
        .findFirst()
        .or(() -> cards.stream().findFirst())
        .map(card -> page(card, caller, ""))
        .orElseGet(() -> new ModelAndView("model/none"));
  }

  @GetMapping("/model/{name}/{version}")
  ModelAndView page(
      @PathVariable("name") String name,
      @PathVariable("version") String version,
      Authentication caller) {
    return page(find(new ModelId(name, version)), caller, "");
  }

  private ModelAndView page(ModelCard card, Authentication caller, String refusal) {
    ModelRegistry registry = registry();
    Map<String, Object> model = new HashMap<>();
    model.put("page", ModelPage.of(card, registry));
    model.put("unusable", registry.unusable());
    model.put("choices", Choices.of(card, registry.decisions(), Caller.mayDecideOnModels(caller)));
    model.put("refusal", refusal);
    services
        .monitoring()
        .flatMap(monitoring -> monitoring.report(card.name(), card.version()))
        .map(LiveView::of)
        .ifPresent(live -> model.put("live", live));
    return new ModelAndView("model/page", model);
  }

  /** Two versions, each named like {@code outage/3}. */
  @GetMapping("/model/compare")
  ModelAndView compare(@RequestParam("a") String a, @RequestParam("b") String b) {
    return new ModelAndView(
        "model/compare",
        Map.of(
            "comparison",
            VersionComparison.of(find(parse(a)), find(parse(b))),
            "versions",
            registry().list()));
  }

  /** When and where outages happened: asked for by the page once it is there. */
  @GetMapping("/model/outages")
  ModelAndView outages() {
    Map<String, Object> model = new HashMap<>();
    spreads.current().ifPresent(spread -> model.put("spread", spread));
    return new ModelAndView("model/outages", model);
  }

  /** Decides about a model; the reason is kept with the name of who gave it. */
  @PostMapping("/model/{name}/{version}/decide")
  ModelAndView decide(
      @PathVariable("name") String name,
      @PathVariable("version") String version,
      @RequestParam("what") Decision.Kind what,
      @RequestParam("why") String why,
      Authentication caller) {
    if (!Caller.mayDecideOnModels(caller)) {
      throw new AccessDeniedException("Cannot decide on models: no engineer or administrator");
    }
    ModelId model = new ModelId(name, version);
    try {
      if (what == Decision.Kind.ROLL_BACK) {
        registry().rollBack(caller.getName(), why);
      } else {
        registry().decide(what, model, caller.getName(), why);
      }
    } catch (ModelException | IllegalArgumentException e) {
      ModelAndView refused = page(find(model), caller, String.valueOf(e.getMessage()));
      refused.setStatus(HttpStatus.CONFLICT);
      return refused;
    }
    RedirectView back = new RedirectView("/model/" + name + "/" + version + "#decisions");
    back.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(back);
  }

  private ModelCard find(ModelId model) {
    return Optional.of(registry())
        .flatMap(registry -> registry.find(model.name(), model.version()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such model"));
  }

  private static ModelId parse(String path) {
    try {
      return ModelId.parse(path);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }

  private ModelRegistry registry() {
    return services
        .registry()
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "not open yet"));
  }
}
