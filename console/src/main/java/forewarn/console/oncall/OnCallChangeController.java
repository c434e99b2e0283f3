package forewarn.console.oncall;

import static forewarn.console.language.Words.t;

import forewarn.console.language.Words;
import forewarn.console.security.Caller;
import forewarn.operations.oncall.OnCall;
import forewarn.operations.oncall.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** What is changed on the page {@code /oncall}: people, levels, and who stands in. */
@Controller
class OnCallChangeController {
  private final OnCall onCall;

  OnCallChangeController(OnCall onCall) {
    this.onCall = onCall;
  }

  /** Somebody's name and ways of being reached; a new one has no number. */
  record PersonForm(
      @Nullable Long number,
      @Nullable String name,
      @Nullable String user,
      @Nullable String mail,
      @Nullable String phone,
      @Nullable String chat) {

    Person person() {
      return new Person(
          number == null ? 0 : number, text(name), user, text(mail), text(phone), text(chat));
    }

    List<String> problems() {
      List<String> problems = new ArrayList<>();
      if (text(name).isBlank()) {
        problems.add(t("A person needs a name."));
      }
      if ((text(mail) + text(phone) + text(chat)).isBlank()) {
        problems.add(t("A person needs a mail address, a phone number or a chat."));
      }
      if (!text(mail).isBlank() && !text(mail).strip().matches("[^@\\s]+@[^@\\s]+")) {
        problems.add(t("“{0}” is no mail address.", mail));
      }
      if (!text(chat).isBlank() && !text(chat).strip().startsWith("secret:")) {
        problems.add(
            t("A chat is given by the name of the secret that holds its address: secret:NAME."));
      }
      return problems;
    }

    private static String text(@Nullable String value) {
      return value == null ? "" : value;
    }
  }

  @PostMapping("/oncall/people")
  RedirectView person(
      @ModelAttribute("person") PersonForm form,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    requireChange(caller);
    List<String> problems = form.problems();
    if (!problems.isEmpty()) {
      return refused(problems, shown);
    }
    if (form.number() == null) {
      onCall.add(form.person(), Caller.actor(caller, request));
    } else {
      onCall.change(form.person(), Caller.actor(caller, request));
    }
    return new RedirectView("/oncall#people");
  }

  @PostMapping("/oncall/people/{number}/remove")
  RedirectView removePerson(
      @PathVariable("number") long number,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    requireChange(caller);
    try {
      onCall.removePerson(number, Caller.actor(caller, request));
    } catch (IllegalArgumentException e) {
      return refused(List.of(Words.composed(String.valueOf(e.getMessage()))), shown);
    }
    return new RedirectView("/oncall#people");
  }

  @PostMapping("/oncall/levels")
  RedirectView level(
      @ModelAttribute("level") LevelForm form,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    requireChange(caller);
    List<String> problems = form.problems(onCall.people());
    if (!problems.isEmpty()) {
      return refused(problems, shown);
    }
    onCall.save(form.level(), Caller.actor(caller, request));
    return new RedirectView("/oncall#levels");
  }

  @PostMapping("/oncall/levels/{number}/remove")
  RedirectView removeLevel(
      @PathVariable("number") int number, Authentication caller, HttpServletRequest request) {
    requireChange(caller);
    onCall.removeLevel(number, Caller.actor(caller, request));
    return new RedirectView("/oncall#levels");
  }

  /**
   * @param from by the clocks of the reader
   */
  @PostMapping("/oncall/overrides")
  RedirectView override(
      @RequestParam("level") int level,
      @RequestParam("person") long person,
      @RequestParam("from") String from,
      @RequestParam("until") String until,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    requireStandIn(caller);
    Instant begin = instant(from);
    Instant end = instant(until);
    if (begin == null || end == null || !end.isAfter(begin)) {
      return refused(List.of(t("Standing in needs a beginning and an end after it.")), shown);
    }
    try {
      onCall.override(level, person, begin, end, Caller.actor(caller, request));
    } catch (IllegalArgumentException e) {
      return refused(List.of(t("This is over already, or its level or person is gone.")), shown);
    }
    return new RedirectView("/oncall#overrides");
  }

  @PostMapping("/oncall/overrides/{number}/remove")
  RedirectView removeOverride(
      @PathVariable("number") long number, Authentication caller, HttpServletRequest request) {
    requireStandIn(caller);
    onCall.removeOverride(number, Caller.actor(caller, request));
    return new RedirectView("/oncall#overrides");
  }

  private static @Nullable Instant instant(String local) {
    try {
      return LocalDateTime.parse(local).atZone(Words.zone()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static RedirectView refused(List<String> problems, RedirectAttributes shown) {
    shown.addFlashAttribute("refused", problems);
    return new RedirectView("/oncall");
  }

  private static void requireChange(Authentication caller) {
    if (!Caller.mayCorrectRows(caller)) {
      throw new AccessDeniedException("Only engineers and administrators change on-call");
    }
  }

  private static void requireStandIn(Authentication caller) {
    if (!Caller.mayActOnIncidents(caller)) {
      throw new AccessDeniedException("Only operators, engineers and administrators stand in");
    }
  }
}
