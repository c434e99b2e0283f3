package forewarn.console.language;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleContextResolver;
import org.springframework.web.util.WebUtils;

/**
 * Who reads: the language from the cookie {@code language} or, on pages, from what the browser asks
 * for; the time zone from the cookie {@code zone}, which pages set to the browser's own. Programs,
 * at {@code /api/}, get English and UTC.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
final class Viewer implements LocaleContextResolver {
  private static final List<Locale> OFFERED =
      Languages.NAMES.keySet().stream().map(Locale::forLanguageTag).toList();

  @Override
  public LocaleContext resolveLocaleContext(HttpServletRequest request) {
    return new SimpleTimeZoneAwareLocaleContext(resolveLocale(request), zone(request));
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    if (request.getRequestURI().startsWith("/api/")) {
      return Locale.ENGLISH;
    }
    Cookie chosen = WebUtils.getCookie(request, "language");
    if (chosen != null && Languages.NAMES.containsKey(chosen.getValue())) {
      return Locale.forLanguageTag(chosen.getValue());
    }
    return Collections.list(request.getLocales()).stream()
        .map(wanted -> Locale.of(wanted.getLanguage()))
        .filter(OFFERED::contains)
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  private static TimeZone zone(HttpServletRequest request) {
    if (request.getRequestURI().startsWith("/api/")) {
      return TimeZone.getTimeZone("UTC");
    }
    Cookie chosen = WebUtils.getCookie(request, "zone");
    try {
      String id =
          chosen == null ? "UTC" : URLDecoder.decode(chosen.getValue(), StandardCharsets.UTF_8);
      return TimeZone.getTimeZone(ZoneId.of(id));
    } catch (DateTimeException | IllegalArgumentException e) {
      return TimeZone.getTimeZone("UTC");
    }
  }

  @Override
  public void setLocaleContext(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable LocaleContext context) {
    throw new UnsupportedOperationException("Cannot set the language here: pages set the cookie");
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    setLocaleContext(request, response, null);
  }
}
