package forewarn.console.ticket;

import forewarn.console.filter.Filter;
import forewarn.console.filter.FilterChoices;
import forewarn.console.start.Services;
import forewarn.warehouse.export.ResultFile;
import forewarn.warehouse.query.Queries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The rows behind the figures of tickets, page by page and as files. */
@Controller
class RowsController {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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
                new TicketData(queries)
                    .extent()
                    .map(extent -> RowsPage.of(asked, extent, provinces(), queries)));
    return new ModelAndView(
        "ticket/rows", Map.of("page", page, "open", services.queries().isPresent()));
  }

  private Map<String, List<String>> provinces() {
    return choices.bar("/tickets/rows", Filter.NONE, /* period= */ null).provinces();
  }

  /** All rows with all that is known of them. */
  @GetMapping("/tickets/rows.csv")
  void csv(@ModelAttribute Rows asked, HttpServletResponse response) throws IOException {
    RowsFile file = file(asked);
    try (ResultFile result =
        ResultFile.csv(attachment(response, "text/csv", "csv"), file.columns())) {
      file.writeTo(result);
    }
  }

  /** All rows with all that is known of them. */
  @GetMapping("/tickets/rows.xlsx")
  void xlsx(@ModelAttribute Rows asked, HttpServletResponse response) throws IOException {
    RowsFile file = file(asked);
    try (ResultFile result = ResultFile.xlsx(attachment(response, XLSX, "xlsx"), file.columns())) {
      file.writeTo(result);
    }
  }

  private RowsFile file(Rows asked) {
    Queries queries = services.queries().orElseThrow(RowsController::notReady);
    return RowsFile.of(asked, new TicketData(queries).extent(), queries);
  }

  private static OutputStream attachment(HttpServletResponse response, String type, String ending)
      throws IOException {
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("tickets." + ending).build().toString());
    return response.getOutputStream();
  }

  private static ResponseStatusException notReady() {
    return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "not open yet");
  }
}
