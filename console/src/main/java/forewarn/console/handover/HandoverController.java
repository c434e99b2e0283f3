package forewarn.console.handover;

import static forewarn.console.language.Words.t;

import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import forewarn.operations.handover.Handover;
import forewarn.operations.handover.Handovers;
import forewarn.operations.handover.ShiftReport;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The page {@code /handover}: what the next shift must know, and the two signatures under it. */
@Controller
class HandoverController {
  private static final int MOST_PAST = 100;

  private final Handovers handovers;
  private final ExpectedOutages expected;

  HandoverController(Handovers handovers, ExpectedOutages expected) {
    this.handovers = handovers;
    this.expected = expected;
  }

  /**
   * @param flashed why a signature was refused
   */
  @GetMapping("/handover")
  ModelAndView page(Authentication caller, Model flashed) {
    Optional<Handover> waiting = handovers.waiting();
    ShiftReport report =
        waiting.map(Handover::report).orElseGet(() -> handovers.now(expected.now()));
    Map<String, Object> model = new HashMap<>();
    waiting.ifPresent(one -> model.put("waiting", one));
    model.put("report", report);
    model.put("past", handovers.list(MOST_PAST, 0));
    model.put("maySign", Caller.mayActOnIncidents(caller));
    for (String shown : new String[] {"refused", "notes"}) {
      Object value = flashed.getAttribute(shown);
      model.put(shown, value == null ? "" : value);
    }
    return new ModelAndView("handover/page", model);
  }

  @GetMapping("/handover/{number}")
  ModelAndView signed(@PathVariable("number") long number) {
    Handover handover =
        handovers
            .find(number)
            .filter(Handover::complete)
            .orElseThrow(() -> Problems.notFound("There is no signed handover " + number));
    return new ModelAndView("handover/signed", Map.of("handover", handover));
  }

  @PostMapping("/handover")
  RedirectView give(
      @RequestParam("notes") String notes,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    requireSigner(caller);
    if (notes.length() > Handovers.LONGEST_NOTES) {
      shown.addFlashAttribute("notes", notes);
      shown.addFlashAttribute(
          "refused", t("The notes are too long: {0} characters at most.", Handovers.LONGEST_NOTES));
      return new RedirectView("/handover");
    }
    if (handovers.waiting().isPresent()) {
      shown.addFlashAttribute("refused", t("Another handover waits to be taken."));
      return new RedirectView("/handover");
    }
    handovers.give(notes, expected.now(), Caller.actor(caller, request));
    return new RedirectView("/handover");
  }

  @PostMapping("/handover/{number}/take")
  RedirectView take(
      @PathVariable("number") long number,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    requireSigner(caller);
    Optional<Handover> waiting = handovers.waiting().filter(one -> one.number() == number);
    if (waiting.isEmpty()) {
      shown.addFlashAttribute("refused", t("This handover does not wait any more."));
      return new RedirectView("/handover");
    }
    if (waiting.get().giver().equals(caller.getName())) {
      shown.addFlashAttribute(
          "refused", t("Whoever has handed over cannot take it: another user signs here."));
      return new RedirectView("/handover");
    }
    handovers.take(number, Caller.actor(caller, request));
    return new RedirectView("/handover/" + number);
  }

  @PostMapping("/handover/{number}/withdraw")
  RedirectView withdraw(
      @PathVariable("number") long number, Authentication caller, HttpServletRequest request) {
    requireSigner(caller);
    boolean own =
        handovers
            .waiting()
            .filter(one -> one.number() == number)
            .filter(one -> one.giver().equals(caller.getName()) || Caller.isAdmin(caller))
            .isPresent();
    if (own) {
      handovers.withdraw(number, Caller.actor(caller, request));
    }
    return new RedirectView("/handover");
  }

  private static void requireSigner(Authentication caller) {
    if (!Caller.mayActOnIncidents(caller)) {
      throw new AccessDeniedException("Only operators, engineers and administrators sign");
    }
  }
}
