package forewarn.console.layout;

import forewarn.console.live.Freshness;
import forewarn.console.live.PredictionFeed;
import forewarn.console.start.Services;
import forewarn.console.start.StartUp;
import forewarn.prediction.monitoring.Monitoring;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Renders the precompiled templates. A view name is a template's path below {@code src/main/jte};
 * pages get the {@link Frame} beside their own model. Thread-safe.
 */
@Component
public final class Templates implements ViewResolver, Ordered {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final StartUp startUp;
  private final Services services;
  private final PredictionFeed feed;
  private final InstantSource clock;
  private final AssetVersion assets;

  Templates(
      StartUp startUp,
      Services services,
      PredictionFeed feed,
      InstantSource clock,
      AssetVersion assets) {
    this.startUp = startUp;
    this.services = services;
    this.feed = feed;
    this.clock = clock;
    this.assets = assets;
  }

  /** A piece of a page, to be pushed or swapped in. */
  public String fragment(String name, Map<String, Object> model) {
    TemplateOutput output = new StringOutput();
    engine.render(name + ".jte", model, new VersionedOutput(output, assets));
    return output.toString();
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    return engine.hasTemplate(name + ".jte") ? new Page(name) : null;
  }

  // Before Boot's own resolvers.
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 10;
  }

  private Frame frame(HttpServletRequest request) {
    Principal user = request.getUserPrincipal();
    Freshness freshness = Freshness.of(feed, clock.instant());
    @Nullable CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return new Frame(
        request.getRequestURI(),
        user == null ? "" : user.getName(),
        request.isUserInRole("ADMIN"),
        token == null ? "" : token.getHeaderName(),
        token == null ? "" : token.getParameterName(),
        token == null ? "" : token.getToken(),
        SystemStatus.of(
                startUp, services.monitoring().map(Monitoring::activeAlarms).orElse(List.of()))
            .borneOutBy(freshness),
        freshness);
  }

  private final class Page implements View {
    private final String name;

    Page(String name) {
      this.name = name;
    }

    @Override
    public String getContentType() {
      return "text/html;charset=UTF-8";
    }

    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws Exception {
      Map<String, Object> all = new HashMap<>(model == null ? Map.of() : model);
      all.put("frame", frame(request));
      // Rendered whole before the first byte leaves: a failing template is an error page.
      Utf8ByteOutput output = new Utf8ByteOutput();
      engine.render(name + ".jte", all, new VersionedOutput(output, assets));
      response.setContentType(getContentType());
      response.setContentLength(output.getContentLength());
      output.writeTo(response.getOutputStream());
    }
  }
}
