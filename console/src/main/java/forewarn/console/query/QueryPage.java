package forewarn.console.query;

import forewarn.console.security.Caller;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The SQL workbench. */
@Controller
class QueryPage {
  private final QueryDesk desk;

  QueryPage(QueryDesk desk) {
    this.desk = desk;
  }

  // A query in the address fills the editor and is never run by itself: a link is not a command.
  @GetMapping("/sql")
  ModelAndView page(
      @RequestParam(name = "query", defaultValue = "") String query, Authentication caller) {
    String schemas = Caller.schemas(caller).stream().sorted().collect(Collectors.joining(", "));
    return new ModelAndView(
        "query/page", Map.of("query", query, "schemas", schemas, "mostRows", desk.mostRows()));
  }
}
