package forewarn.console.report;

import static forewarn.console.language.Words.t;

import forewarn.console.language.Words;
import forewarn.console.security.Caller;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.report.KeptReport;
import forewarn.operations.report.ReportDesk;
import forewarn.operations.report.ReportFormat;
import forewarn.operations.report.ReportKind;
import forewarn.operations.report.ReportOrder;
import forewarn.operations.report.ReportSchedule.Rhythm;
import forewarn.operations.report.ReportSchedules;
import forewarn.operations.report.ReportShelf;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.mail.Mailer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The page where reports are made, kept, sent and scheduled. */
@Controller
class ReportController {
  private static final int MOST_SHOWN = 100;

  private final ReportDesk desk;
  private final ReportShelf shelf;
  private final ReportSchedules schedules;
  private final Mailer mailer;
  private final AuditLog audit;
  private final InstantSource clock;

  ReportController(
      ReportDesk desk,
      ReportShelf shelf,
      ReportSchedules schedules,
      Mailer mailer,
      AuditLog audit,
      InstantSource clock) {
    this.desk = desk;
    this.shelf = shelf;
    this.schedules = schedules;
    this.mailer = mailer;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param flashed what has just come of an action
   */
  @GetMapping("/reports")
  ModelAndView page(Model flashed, Authentication caller) {
    Map<String, Object> model = new HashMap<>();
    model.put("kept", shelf.list(MOST_SHOWN));
    model.put("schedules", schedules.list());
    model.put("mayAct", Caller.mayActOnIncidents(caller));
    model.put("canSend", mailer.isConfigured());
    model.put("done", flashed.asMap().getOrDefault("done", ""));
    model.put("problems", flashed.asMap().getOrDefault("problems", List.of()));
    return new ModelAndView("report/page", model);
  }

  @PostMapping("/reports")
  RedirectView make(
      @RequestParam("kind") String kind,
      @RequestParam("format") String format,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    ReportForm form = new ReportForm();
    ReportKind wanted = form.kind(kind);
    ReportFormat file = form.format(format);
    return act(
        form,
        shown,
        () -> {
          KeptReport made =
              desk.make(
                  new ReportOrder(wanted, file, clock.instant(), Words.zone(), Words.locale()),
                  Caller.actor(caller, request));
          return t("{0} is made: {1}", made.id(), made.file());
        });
  }

  @PostMapping("/reports/{id}/send")
  RedirectView send(
      @PathVariable("id") String id,
      @RequestParam("recipients") String recipients,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    requireOperator(caller);
    KeptReport report = find(id);
    ReportForm form = new ReportForm();
    List<String> to = form.recipients(recipients);
    form.someRecipients(to);
    return act(
        form,
        shown,
        () -> {
          Actor actor = Caller.actor(caller, request);
          desk.send(report, to, Words.zone(), new ToolCall(actor, "page/" + UUID.randomUUID()));
          audit.record(actor, "report.send", report.id(), null, Map.of("recipients", to));
          return t("{0} is sent to {1}.", report.id(), String.join(", ", to));
        });
  }

  @PostMapping("/reports/schedules")
  RedirectView schedule(
      @RequestParam("kind") String kind,
      @RequestParam("format") String format,
      @RequestParam("day") String day,
      @RequestParam("time") String time,
      @RequestParam("zone") String zone,
      @RequestParam("recipients") String recipients,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    requireOperator(caller);
    ReportForm form = new ReportForm();
    ReportKind wanted = form.kind(kind);
    ReportFormat file = form.format(format);
    Rhythm rhythm = form.rhythm(day, time, zone);
    List<String> to = form.recipients(recipients);
    return act(
        form,
        shown,
        () -> {
          schedules.add(wanted, file, rhythm, Words.locale(), to, Caller.actor(caller, request));
          return t("The schedule is added.");
        });
  }

  @PostMapping("/reports/schedules/{number}/{action}")
  RedirectView change(
      @PathVariable("number") long number,
      @PathVariable("action") String action,
      Authentication caller,
      HttpServletRequest request) {
    requireOperator(caller);
    Actor actor = Caller.actor(caller, request);
    switch (action) {
      case "pause" -> schedules.enable(number, false, actor);
      case "resume" -> schedules.enable(number, true, actor);
      case "remove" -> schedules.remove(number, actor);
      default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new RedirectView("/reports");
  }

  private interface Action {
    String run();
  }

  private static RedirectView act(ReportForm form, RedirectAttributes shown, Action action) {
    List<String> problems = form.problems();
    if (problems.isEmpty()) {
      try {
        shown.addFlashAttribute("done", action.run());
      } catch (ToolException | IllegalArgumentException e) {
        problems = List.of(Words.composed(String.valueOf(e.getMessage())));
      }
    }
    shown.addFlashAttribute("problems", problems);
    return new RedirectView("/reports");
  }

  private KeptReport find(String id) {
    return shelf.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static void requireOperator(Authentication caller) {
    if (!Caller.mayActOnIncidents(caller)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }
}
