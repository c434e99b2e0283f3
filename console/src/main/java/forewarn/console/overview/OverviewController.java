package forewarn.console.overview;

import forewarn.console.incident.OpenIncidents;
import forewarn.console.push.EventStream;
import forewarn.console.push.EventStreams;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first page. Its panels are pushed to all who look at it, each when it has changed. */
@Controller
class OverviewController {
  private final OverviewPanels panels;
  private final OpenIncidents incidents;
  private final EventStreams streams;

  OverviewController(OverviewPanels panels, OpenIncidents incidents, EventStreams streams) {
    this.panels = panels;
    this.incidents = incidents;
    this.streams = streams;
  }

  @GetMapping("/")
  ModelAndView page(@RequestParam(name = "map", defaultValue = "") String map) {
    return new ModelAndView("overview/page", panels.model(MapMeasure.of(map)))
        .addObject("worst", incidents.worst());
  }

  @GetMapping("/overview/stream")
  void stream(
      @RequestParam(name = "map", defaultValue = "") String map, HttpServletResponse response)
      throws IOException {
    // The request's thread serves the stream too, so its language and zone are the reader's.
    streams.serve(response, stream -> follow(stream, MapMeasure.of(map)));
  }

  private void follow(EventStream stream, MapMeasure measure)
      throws IOException, InterruptedException {
    Map<String, String> sent = new HashMap<>();
    while (stream.isOpen()) {
      boolean changed = false;
      Map<String, String> all = new HashMap<>(panels.render(measure));
      all.put("incidents", incidents.panel());
      for (Map.Entry<String, String> panel : all.entrySet()) {
        if (!panel.getValue().equals(sent.put(panel.getKey(), panel.getValue()))) {
          stream.write(panel.getKey(), panel.getValue());
          changed = true;
        }
      }
      if (changed) {
        stream.flush();
      }
      Thread.sleep(OverviewPanels.TICK);
    }
  }
}
