package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.console.language.Words;
import forewarn.console.security.Caller;
import forewarn.operations.audit.Actor;
import forewarn.operations.incident.BulkActions.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** What operators do on the pages of incidents. */
@Controller
class ActionController {
  private final IncidentDesk desk;
  private final InstantSource clock;

  ActionController(IncidentDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * Does it and says so: to the script of the page, which keeps its rows where they are, or on the
   * page that is gone back to.
   */
  @PostMapping("/incidents/act")
  ModelAndView act(
      @ModelAttribute ActionForm form,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
      Authentication caller,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes shown) {
    if (!Caller.mayActOnIncidents(caller)) {
      throw new AccessDeniedException("Cannot act on incidents: not an operator");
    }
    Acted acted = acted(form, Caller.actor(caller, request));
    if (script == null) {
      shown.addFlashAttribute("acted", acted);
      return new ModelAndView(new RedirectView(form.page()));
    }
    response.setHeader("HX-Trigger", acted.failed() ? "incident-refused" : "incident-acted");
    return new ModelAndView("incident/acted", Map.of("acted", acted, "back", form.page()));
  }

  private Acted acted(ActionForm form, Actor actor) {
    try {
      Change change = form.change(actor.name(), clock.instant());
      Outcome outcome = desk.act(form.chosen(), change, actor);
      return Acted.of(change, outcome);
    } catch (IllegalArgumentException e) {
      String why = e.getMessage();
      return Acted.refused(why == null ? t("Nothing was changed.") : Words.composed(why));
    }
  }
}
