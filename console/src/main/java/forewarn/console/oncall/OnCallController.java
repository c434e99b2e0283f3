package forewarn.console.oncall;

import forewarn.console.security.Caller;
import forewarn.operations.oncall.OnCall;
import forewarn.operations.oncall.Page;
import forewarn.operations.oncall.Paging;
import forewarn.operations.oncall.Person;
import forewarn.operations.oncall.StandIn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page {@code /oncall}: who is called now and in the coming two weeks. */
@Controller
class OnCallController {
  private static final int MOST_PAGES = 30;

  private final OnCall onCall;
  private final Paging paging;
  private final InstantSource clock;

  OnCallController(OnCall onCall, Paging paging, InstantSource clock) {
    this.onCall = onCall;
    this.paging = paging;
    this.clock = clock;
  }

  /**
   * @param flashed why a change was refused
   */
  @GetMapping("/oncall")
  ModelAndView page(Authentication caller, Model flashed) {
    Instant now = clock.instant();
    List<LevelView> levels =
        onCall.levels().stream()
            .map(level -> LevelView.of(level, onCall, now, DutyCalendar.begin(now)))
            .toList();
    List<StandIn> overrides = onCall.overrides(now);
    List<Page> pages = paging.newest(MOST_PAGES);
    Map<Long, Person> people = people(levels, overrides, pages);
    Map<String, Object> model = new HashMap<>();
    model.put("levels", levels);
    model.put("calendar", DutyCalendar.of(levels, people, now));
    model.put("people", onCall.people());
    model.put("byNumber", people);
    model.put("overrides", overrides);
    model.put("pages", pages);
    model.put("mayChange", Caller.mayCorrectRows(caller));
    model.put("mayStandIn", Caller.mayActOnIncidents(caller));
    Object refused = flashed.getAttribute("refused");
    model.put("refused", refused == null ? List.of() : refused);
    return new ModelAndView("oncall/page", model);
  }

  // Removed ones too, where they are still told of.
  private Map<Long, Person> people(
      List<LevelView> levels, List<StandIn> overrides, List<Page> pages) {
    Map<Long, Person> people =
        onCall.people().stream()
            .collect(Collectors.toMap(Person::number, person -> person, (a, b) -> a, HashMap::new));
    levels.stream()
        .flatMap(view -> view.shifts().stream())
        .forEach(shift -> add(people, shift.person()));
    overrides.forEach(one -> add(people, one.person()));
    pages.forEach(page -> add(people, page.person()));
    return people;
  }

  private void add(Map<Long, Person> people, long number) {
    if (!people.containsKey(number)) {
      onCall.person(number).ifPresent(person -> people.put(number, person));
    }
  }
}
