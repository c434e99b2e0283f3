package forewarn.console.ticket;

import forewarn.console.filter.Filter;
import forewarn.console.filter.FilterBar;
import forewarn.console.filter.FilterChoices;
import forewarn.console.map.Maps;
import forewarn.console.start.Services;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The pages of trouble tickets. */
@Controller
class TicketController {
  private static final String SUMMARY = "/tickets";
  private static final String AREA = "/tickets/area";

  private final Services services;
  private final FilterChoices choices;
  private final Maps maps;
  private final Tickets tickets;

  TicketController(Services services, FilterChoices choices, Maps maps, Tickets tickets) {
    this.services = services;
    this.choices = choices;
    this.maps = maps;
    this.tickets = tickets;
  }

  @GetMapping(SUMMARY)
  ModelAndView summary(@ModelAttribute Filter asked) {
    Filter filter = choices.settled(asked);
    return page(
        "ticket/summary",
        tickets
            .data()
            .flatMap(data ->
                scope(filter, data)
                    .map(scope -> TicketSummary.of(bar(SUMMARY, filter, scope), scope, data))));
  }

  @GetMapping(AREA)
  ModelAndView area(@ModelAttribute Filter asked) {
    Filter filter = choices.settled(asked);
    return page(
        "ticket/area",
        tickets
            .data()
            .flatMap(data ->
                scope(filter, data)
                    .map(scope ->
                        TicketArea.of(bar(AREA, filter, scope), maps.map(), scope, data))));
  }

  private ModelAndView page(String template, Optional<?> page) {
    return new ModelAndView(template, Map.of("page", page, "open", services.queries().isPresent()));
  }

  private static Optional<Scope> scope(Filter filter, TicketData data) {
    return data.extent().map(extent -> Scope.of(filter, extent));
  }

  private FilterBar bar(String path, Filter filter, Scope scope) {
    return choices.bar(path, filter, scope.period());
  }
}
