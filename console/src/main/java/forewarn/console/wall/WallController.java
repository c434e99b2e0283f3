package forewarn.console.wall;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.SystemStatus;
import forewarn.console.live.PredictionFeed;
import forewarn.console.push.EventStream;
import forewarn.console.push.EventStreams;
import forewarn.console.start.StartUp;
import forewarn.console.wall.Admission.Admitted;
import forewarn.console.wall.Admission.Refusal;
import forewarn.console.wall.Admission.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The wall, for those who are logged in and for whoever holds a link. */
@Controller
public class WallController {
  private static final Duration TICK = Duration.ofSeconds(2);
  private static final int MOST_SECONDS = 3600;
  private static final int LEAST_SECONDS = 5;

  private final WallLinks links;
  private final WallPanels panels;
  private final PredictionFeed feed;
  private final StartUp startUp;
  private final EventStreams streams;
  private final InstantSource clock;
  private final JsonMapper json;

  WallController(
      WallLinks links,
      WallPanels panels,
      PredictionFeed feed,
      StartUp startUp,
      EventStreams streams,
      InstantSource clock,
      JsonMapper json) {
    this.links = links;
    this.panels = panels;
    this.feed = feed;
    this.startUp = startUp;
    this.streams = streams;
    this.clock = clock;
    this.json = json;
  }

  /**
   * What the address asks for.
   *
   * @param every seconds between two views
   * @param view the only one to be shown; all in turn when empty or unknown
   * @param onts from which on an expected outage is critical
   */
  public record Choice(@Nullable Integer every, @Nullable String view, @Nullable Integer onts) {
    static final int DEFAULT_SECONDS = 20;
    static final int DEFAULT_ONTS = 500;

    /** Seconds between two views. */
    public int seconds() {
      return every == null ? DEFAULT_SECONDS : Math.clamp(every, LEAST_SECONDS, MOST_SECONDS);
    }

    /** The only view to be shown; empty for all. */
    public String pinned() {
      return view == null ? "" : WallView.find(view).map(WallView::key).orElse("");
    }

    /** ONTs from which on an expected outage is critical. */
    public int criticalOnts() {
      return onts == null ? DEFAULT_ONTS : Math.max(1, onts);
    }
  }

  @GetMapping("/wall")
  ModelAndView page(
      @RequestParam(name = "key", required = false) @Nullable String key,
      Choice choice,
      HttpServletRequest request,
      HttpServletResponse response) {
    // Neither the page nor the redirect is for anybody else.
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (key != null) {
      return enter(key, request, response);
    }
    WallVisitor visitor = WallVisitor.of(request);
    Optional<Refusal> refusal = visitor.refusal(links);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    return new ModelAndView(
        "wall/page",
        Map.of(
            "wall",
            panels.now(),
            "map",
            panels.map(),
            "choice",
            choice,
            "version",
            PageVersion.NOW,
            "guest",
            visitor.key() != null,
            "admin",
            request.isUserInRole("ADMIN")));
  }

  /** Takes the key out of the address: from here on the browser sends it as a cookie. */
  private ModelAndView enter(String key, HttpServletRequest request, HttpServletResponse response) {
    return switch (links.admit(key)) {
      case Refused(Refusal why) -> refused(why);
      case Admitted(WallLink link) -> {
        Duration validity = Duration.between(clock.instant(), link.expiresAt());
        response.addHeader(
            HttpHeaders.SET_COOKIE, WallVisitor.cookie(key, validity, request).toString());
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/wall");
        for (String kept : List.of("every", "view", "onts")) {
          Optional.ofNullable(request.getParameter(kept))
              .ifPresent(value -> address.queryParam(kept, "{" + kept + "}"));
        }
        Map<String, String> values = new HashMap<>();
        request.getParameterMap().forEach((name, all) -> values.put(name, all[0]));
        yield new ModelAndView(
            new RedirectView(address.encode().buildAndExpand(values).toUriString()));
      }
    };
  }

  private static ModelAndView refused(Refusal why) {
    ModelAndView page =
        new ModelAndView(
            "wall/refused", Map.of("title", t(why.title()), "advice", t(why.advice())));
    page.setStatus(why.status());
    return page;
  }

  @GetMapping("/wall/stream")
  void stream(Choice choice, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    WallVisitor visitor = WallVisitor.of(request);
    Optional<Refusal> refusal = visitor.refusal(links);
    if (refusal.isPresent()) {
      response.sendError(refusal.get().status().value());
    } else {
      streams.serve(response, stream -> follow(stream, visitor, choice.criticalOnts()));
    }
  }

  private void follow(EventStream stream, WallVisitor visitor, int criticalOnts)
      throws IOException, InterruptedException {
    Map<String, String> sent = new HashMap<>();
    while (stream.isOpen()) {
      if (visitor.refusal(links).isPresent()) {
        stream.write("ended", "{}");
        stream.flush();
        return;
      }
      for (Map.Entry<String, String> panel : panels.drawn().entrySet()) {
        if (!panel.getValue().equals(sent.put(panel.getKey(), panel.getValue()))) {
          stream.write(panel.getKey(), panel.getValue());
        }
      }
      stream.write("pulse", json.writeValueAsString(pulse(criticalOnts)));
      stream.flush();
      Thread.sleep(TICK);
    }
  }

  private Pulse pulse(int criticalOnts) {
    StreamState state = StreamState.of(feed, clock.instant());
    return new Pulse(
        PageVersion.NOW,
        feed.caughtUp(),
        Pulse.notice(state, SystemStatus.of(startUp, List.of())),
        state.newestAt(),
        Pulse.critical(panels.now(), criticalOnts));
  }
}
