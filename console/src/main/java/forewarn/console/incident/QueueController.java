package forewarn.console.incident;

import forewarn.console.push.EventStream;
import forewarn.console.push.EventStreams;
import forewarn.console.security.Caller;
import forewarn.console.table.TableFile;
import forewarn.operations.incident.IncidentFilter;
import forewarn.warehouse.export.ExportFormat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The queue of incidents. */
@Controller
class QueueController {
  // So that a burst of events is pushed in a few pieces.
  private static final Duration BREATH = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Queue queue;
  private final Tidings tidings;
  private final EventStreams streams;
  private final JsonMapper json;

  QueueController(Queue queue, Tidings tidings, EventStreams streams, JsonMapper json) {
    this.queue = queue;
    this.tidings = tidings;
    this.streams = streams;
    this.json = json;
  }

  @GetMapping("/incidents")
  ModelAndView page(@ModelAttribute QueueChoice choice, Authentication reader) {
    return new ModelAndView(
        "incident/queue",
        Map.of(
            "queue",
            queue.page(choice, reader.getName(), Caller.mayActOnIncidents(reader)),
            "reader",
            reader.getName()));
  }

  /** Some rows as they are now, for a page that shows them already. */
  @GetMapping("/incidents/rows")
  ModelAndView rows(
      @RequestParam("id") List<String> ids,
      @RequestParam(name = "pick", defaultValue = "no") String pick,
      Authentication reader) {
    return new ModelAndView(
        "incident/rows",
        Map.of(
            "rows",
            queue.rows(ids),
            "mayAct",
            pick.equals("yes") && Caller.mayActOnIncidents(reader)));
  }

  /** All incidents of the choice, as {@code csv} or {@code xlsx}. */
  @GetMapping("/incidents.{ending}")
  void file(
      @PathVariable("ending") String ending,
      @ModelAttribute QueueChoice choice,
      Authentication reader,
      HttpServletResponse response)
      throws IOException {
    ExportFormat format = TableFile.format(ending);
    TableFile.send(queue.table(choice, reader.getName()), format, queue.today(), response);
  }

  /** What happens to the queue after its page was made. */
  @GetMapping("/incidents/stream")
  void stream(
      @ModelAttribute QueueChoice choice,
      @RequestParam("since") long since,
      Authentication reader,
      HttpServletResponse response)
      throws IOException {
    IncidentFilter filter = choice.filter(reader.getName());
    streams.serve(response, stream -> follow(stream, queue.news(filter, since)));
  }

  private void follow(EventStream stream, QueueNews news) throws IOException, InterruptedException {
    List<String> told = List.of();
    while (stream.isOpen()) {
      tidings.await(news.read(), PATIENCE);
      QueueNews.News next = news.next();
      if (!next.changed().isEmpty() || !next.fresh().equals(told)) {
        told = next.fresh();
        stream.write("news", json.writeValueAsString(next));
        stream.flush();
      }
      Thread.sleep(BREATH);
    }
  }
}
