package forewarn.console.ont;

import forewarn.console.filter.Filter;
import forewarn.console.filter.FilterChoices;
import forewarn.console.filter.NetworkStatus;
import forewarn.console.start.Services;
import forewarn.console.table.TableFile;
import forewarn.warehouse.figure.OntMeasure;
import forewarn.warehouse.figure.OntStatus;
import forewarn.warehouse.figure.Period;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The pages of terminals. */
@Controller
class OntController {
  private static final String SUMMARY = "/ont";
  private static final String DETAIL = "/ont/detail";
  private static final String HOURS = "/ont/hours";

  private final Services services;
  private final FilterChoices choices;
  private final NetworkStatus network;

  OntController(Services services, FilterChoices choices, NetworkStatus network) {
    this.services = services;
    this.choices = choices;
    this.network = network;
  }

  @GetMapping(SUMMARY)
  ModelAndView summary(
      @ModelAttribute Filter filter,
      @RequestParam(name = "measure", defaultValue = "registered") String key) {
    OntMeasure measure =
        OntMeasure.of(key)
            .orElseThrow(() ->
                new ResponseStatusException(HttpStatus.BAD_REQUEST, "no measure '" + key + "'"));
    return page(
        "ont/summary",
        status()
            .flatMap(status ->
                status
                    .dataEnd()
                    .map(end -> {
                      Period period = filter.period(end);
                      return OntSummary.of(
                          status,
                          choices.barWithClusters(SUMMARY, filter, period),
                          period,
                          measure,
                          end);
                    })));
  }

  @GetMapping(DETAIL)
  ModelAndView detail(
      @ModelAttribute Filter filter,
      @RequestParam(name = "measure", defaultValue = "") String key) {
    return page("ont/detail", detailOf(filter, OntMeasure.of(key).orElse(null)));
  }

  @GetMapping(DETAIL + "/rows.{ending}")
  void rows(
      @ModelAttribute Filter filter,
      @PathVariable("ending") String ending,
      HttpServletResponse response)
      throws IOException {
    OntDetail detail = detailOf(filter, /* measure= */ null).orElseThrow(OntController::noData);
    TableFile.send(detail.table(), TableFile.format(ending), lastDay(detail.period()), response);
  }

  @GetMapping(HOURS)
  ModelAndView hours(@ModelAttribute Filter filter) {
    return page("ont/hours", hoursOf(filter, OntHours.SHOWN));
  }

  @GetMapping(HOURS + "/rows.{ending}")
  void hourRows(
      @ModelAttribute Filter filter,
      @PathVariable("ending") String ending,
      HttpServletResponse response)
      throws IOException {
    OntHours hours = hoursOf(filter, OntHours.ALL).orElseThrow(OntController::noData);
    TableFile.send(hours.table(), TableFile.format(ending), lastDay(hours.period()), response);
  }

  private Optional<OntHours> hoursOf(Filter filter, int most) {
    return services
        .queries()
        .flatMap(queries ->
            network
                .find()
                .flatMap(OntStatus::dataEnd)
                .map(end -> {
                  Period period = filter.period(end);
                  return OntHours.of(
                      queries, choices.barWithClusters(HOURS, filter, period), period, most);
                }));
  }

  private static ResponseStatusException noData() {
    return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "no data yet");
  }

  private static LocalDate lastDay(Period period) {
    return LocalDate.ofInstant(period.before().minusSeconds(1), ZoneOffset.UTC);
  }

  private Optional<OntDetail> detailOf(Filter filter, @Nullable OntMeasure measure) {
    return status()
        .flatMap(status ->
            status
                .dataEnd()
                .map(end -> {
                  Period period = filter.period(end);
                  return OntDetail.of(
                      status,
                      choices.barWithClusters(DETAIL, filter, period),
                      period,
                      measure,
                      end);
                }));
  }

  private ModelAndView page(String template, Optional<?> page) {
    return new ModelAndView(template, Map.of("page", page, "open", services.queries().isPresent()));
  }

  private Optional<OntStatus> status() {
    return network.find();
  }
}
