package forewarn.console.catalogue;

import forewarn.console.security.Caller;
import forewarn.console.start.Services;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page that says where a row came from: back to the file, or to the message and its place. */
@Controller
class TraceController {
  private final Services services;

  TraceController(Services services) {
    this.services = services;
  }

  @GetMapping("/catalogue/{table}/trace")
  ModelAndView trace(
      @PathVariable("table") String table,
      @RequestParam Map<String, String> values,
      Authentication caller) {
    Trace trace = Trace.of(services, table, values, Caller.schemas(caller));
    return new ModelAndView(
        "catalogue/trace",
        Map.of(
            "definition",
            TableLookup.find(TableLookup.inventory(services), table),
            "values",
            values,
            "rows",
            trace.rows()));
  }
}
