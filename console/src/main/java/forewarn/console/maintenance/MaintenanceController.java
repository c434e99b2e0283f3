package forewarn.console.maintenance;

import static forewarn.console.language.Words.t;

import forewarn.console.incident.AlarmRows;
import forewarn.console.language.Words;
import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.correlation.DataClock;
import forewarn.operations.maintenance.MaintenanceWindow;
import forewarn.operations.maintenance.MaintenanceWindow.Phase;
import forewarn.operations.maintenance.MaintenanceWindows;
import forewarn.operations.maintenance.Subtree.Level;
import forewarn.operations.store.Database;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page {@code /maintenance}: what work is planned, and what it has kept quiet. */
@Controller
class MaintenanceController {
  private static final int MOST_PAST = 50;
  private static final int MOST_ALARMS = 500;
  private static final int NEXT_TIMES = 5;

  private final MaintenanceWindows windows;
  private final AlarmTable alarms;
  private final NetworkPlaces places;
  private final InstantSource clock;

  MaintenanceController(
      MaintenanceWindows windows,
      AlarmTable alarms,
      NetworkPlaces places,
      Database database,
      InstantSource clock) {
    this.windows = windows;
    this.alarms = alarms;
    this.places = places;
    this.clock = new DataClock(database, clock);
  }

  @GetMapping("/maintenance")
  ModelAndView page(Authentication caller) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Words.zone());
    return page(WindowForm.blank(Words.zone(), today), Map.of(), places.all(), caller);
  }

  private ModelAndView page(
      WindowForm form,
      Map<String, String> problems,
      Map<Level, List<String>> known,
      Authentication caller) {
    Map<String, Object> model = new HashMap<>();
    List<WindowRow> standing = new ArrayList<>(rows(Phase.CURRENT));
    standing.addAll(rows(Phase.COMING));
    model.put("standing", standing);
    model.put("past", rows(Phase.PAST).stream().limit(MOST_PAST).toList());
    model.put("form", form);
    model.put("problems", problems);
    model.put("places", known);
    model.put("mayChange", mayChange(caller));
    return new ModelAndView("maintenance/page", model);
  }

  @PostMapping("/maintenance")
  Object add(
      @ModelAttribute("form") WindowForm form, Authentication caller, HttpServletRequest request) {
    requireChange(caller);
    Map<Level, List<String>> known = places.all();
    Map<String, String> problems = form.problems(known, clock.instant());
    if (!problems.isEmpty()) {
      ModelAndView page = page(form, problems, known, caller);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    MaintenanceWindow window =
        windows.add(form.title(), form.subtree(), form.schedule(), Caller.actor(caller, request));
    return new RedirectView("/maintenance#" + window.id());
  }

  @GetMapping("/maintenance/{id}")
  ModelAndView window(@PathVariable("id") String id, Authentication caller) {
    MaintenanceWindow window = require(id);
    Map<String, Object> model = new HashMap<>();
    model.put("row", row(window));
    model.put("times", window.schedule().from(clock.instant(), NEXT_TIMES));
    model.put(
        "silenced",
        AlarmRows.of(
            "silenced-" + id.toLowerCase(Locale.ROOT),
            t("Alarms kept quiet"),
            alarms.silencedBy(id, MOST_ALARMS)));
    model.put("mayChange", mayChange(caller));
    return new ModelAndView("maintenance/window", model);
  }

  @PostMapping("/maintenance/{id}/end")
  RedirectView end(
      @PathVariable("id") String id, Authentication caller, HttpServletRequest request) {
    requireChange(caller);
    windows.end(require(id).id(), Caller.actor(caller, request));
    return new RedirectView("/maintenance#" + id);
  }

  private List<WindowRow> rows(Phase phase) {
    return windows.list(phase).stream().map(this::row).toList();
  }

  private WindowRow row(MaintenanceWindow window) {
    return WindowRow.of(window, clock.instant(), alarms.countSilencedBy(window.id()));
  }

  private MaintenanceWindow require(String id) {
    return windows
        .find(id)
        .orElseThrow(() -> Problems.notFound("There is no maintenance window " + id));
  }

  private static boolean mayChange(Authentication caller) {
    return Caller.mayCorrectRows(caller);
  }

  private static void requireChange(Authentication caller) {
    if (!mayChange(caller)) {
      throw new AccessDeniedException("Only engineers and administrators plan maintenance");
    }
  }
}
