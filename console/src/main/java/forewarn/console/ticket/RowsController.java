package forewarn.console.ticket;

import forewarn.console.filter.Filter;
import forewarn.console.filter.FilterChoices;
import forewarn.console.start.Services;
import forewarn.console.table.TableFile;
import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.query.Queries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The rows behind the figures of tickets, page by page and as files. */
@Controller
class RowsController {
  private final Services services;
  private final FilterChoices choices;

  RowsController(Services services, FilterChoices choices) {
    this.services = services;
    this.choices = choices;
  }

  @GetMapping("/tickets/rows")
  ModelAndView rows(@ModelAttribute Rows asked) {
    Optional<RowsPage> page =
        services
            .queries()
            .flatMap(queries ->
                TicketData.extent(queries)
                    .map(extent ->
                        RowsPage.of(asked.settled(choices), extent, provinces(), queries)));
    return new ModelAndView(
        "ticket/rows", Map.of("page", page, "open", services.queries().isPresent()));
  }

  private Map<String, List<String>> provinces() {
    return choices.bar("/tickets/rows", Filter.NONE, /* period= */ null).provinces();
  }

  /** All rows with all columns of the table, as {@code csv} or {@code xlsx}. */
  @GetMapping("/tickets/rows.{ending}")
  void file(
      @PathVariable("ending") String ending,
      @ModelAttribute Rows asked,
      HttpServletResponse response)
      throws IOException {
    ExportFormat format = TableFile.format(ending);
    Queries queries = services.queries().orElseThrow(RowsController::notReady);
    Optional<Extent> extent = TicketData.extent(queries);
    LocalDate date = extent.map(Extent::newest).orElse(LocalDate.EPOCH);
    TableFile.send(RowsFile.of(asked, extent, queries), format, date, response);
  }

  private static ResponseStatusException notReady() {
    return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "not open yet");
  }
}
