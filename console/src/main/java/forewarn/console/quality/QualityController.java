package forewarn.console.quality;

import forewarn.console.quality.QualityPage.Show;
import forewarn.console.start.Services;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.check.CheckState;
import forewarn.warehouse.check.Quality;
import forewarn.warehouse.rejected.InvalidCorrectionException;
import forewarn.warehouse.rejected.InvalidCorrectionException.Problem;
import forewarn.warehouse.rejected.Readmission;
import forewarn.warehouse.rejected.RejectedRow;
import forewarn.warehouse.rejected.Rejections;
import forewarn.warehouse.rejected.Rejections.Filter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

/** The pages of checks and of rejected rows. */
@Controller
class QualityController {
  // Set before the names of columns, so that no column can be taken for the form's own fields.
  private static final String FIELD = "value:";

  private final Services services;

  QualityController(Services services) {
    this.services = services;
  }

  @GetMapping("/catalogue/quality")
  ModelAndView checks(
      @RequestParam(name = "find", defaultValue = "") String find,
      @RequestParam(name = "show", defaultValue = "") String show,
      Authentication caller) {
    Optional<QualityPage> page =
        services
            .quality()
            .map(quality ->
                QualityPage.of(quality, rejections(), Sight.of(caller), find, Show.of(show)));
    return new ModelAndView("quality/checks", Map.of("page", page));
  }

  @GetMapping("/catalogue/quality/{object}/{check}")
  ModelAndView check(
      @PathVariable("object") String object,
      @PathVariable("check") String check,
      Authentication caller) {
    Quality quality = services.quality().orElseThrow(QualityController::notReady);
    CheckState state =
        quality.checks().stream()
            .filter(one ->
                one.object().equals(object.toUpperCase(Locale.ROOT)) && one.check().equals(check))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such check"));
    return new ModelAndView(
        "quality/check",
        Map.of(
            "page",
            CheckPage.of(state, quality.history(object, check, CheckPage.MOST), Sight.of(caller))));
  }

  @GetMapping("/catalogue/rejected")
  ModelAndView rejected(
      @RequestParam(name = "table", defaultValue = "") String table,
      @RequestParam(name = "rule", defaultValue = "") String rule,
      @RequestParam(name = "offset", defaultValue = "0") long offset,
      Authentication caller) {
    Filter filter = new Filter(table, rule);
    Optional<RejectedPage> page =
        services
            .rejections()
            .map(rows -> RejectedPage.of(rows, filter, Math.max(0, offset), Sight.of(caller)));
    return new ModelAndView("quality/rejected", Map.of("page", page));
  }

  @GetMapping("/catalogue/rejected/{table}/{load}/{row}")
  ModelAndView row(
      @PathVariable("table") String table,
      @PathVariable("load") long load,
      @PathVariable("row") long row,
      Authentication caller) {
    Sight sight = Sight.of(caller);
    RejectedRow rejected = find(table, load, row, sight);
    return page(rejected, Map.of(), List.of(), sight);
  }

  @PostMapping("/catalogue/rejected/{table}/{load}/{row}")
  ModelAndView correct(
      @PathVariable("table") String table,
      @PathVariable("load") long load,
      @PathVariable("row") long row,
      @RequestParam Map<String, String> form,
      Authentication caller) {
    Sight sight = Sight.of(caller);
    if (!sight.correcting()) {
      throw new AccessDeniedException("Cannot correct rows: not an engineer or administrator");
    }
    RejectedRow rejected = find(table, load, row, sight);
    Map<String, String> entered = new HashMap<>();
    form.forEach((name, value) -> {
      if (name.startsWith(FIELD)) {
        entered.put(name.substring(FIELD.length()), value);
      }
    });
    try {
      readmission()
          .correct(
              table,
              load,
              row,
              RowPage.changes(rejected, columns(table), entered),
              caller.getName());
    } catch (InvalidCorrectionException e) {
      ModelAndView page = page(rejected, entered, e.problems(), sight);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    } catch (WarehouseException e) {
      ModelAndView page =
          page(rejected, entered, List.of(new Problem("", String.valueOf(e.getMessage()))), sight);
      page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
      return page;
    }
    RedirectView back = new RedirectView("/catalogue/rejected/" + table + "/" + load + "/" + row);
    back.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(back);
  }

  private ModelAndView page(
      RejectedRow rejected, Map<String, String> entered, List<Problem> problems, Sight sight) {
    return new ModelAndView(
        "quality/row",
        Map.of("page", RowPage.of(rejected, columns(rejected.table()), entered, problems, sight)));
  }

  private RejectedRow find(String table, long load, long row, Sight sight) {
    if (!sight.seesRejectedRows()) {
      throw new AccessDeniedException("Cannot show a row of RAW to this role");
    }
    return rejections()
        .find(table, load, row)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such row"));
  }

  private List<String> columns(String table) {
    return readmission().columns(table);
  }

  private Rejections rejections() {
    return services.rejections().orElseThrow(QualityController::notReady);
  }

  private Readmission readmission() {
    return services.readmission().orElseThrow(QualityController::notReady);
  }

  private static ResponseStatusException notReady() {
    return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "not open yet");
  }
}
