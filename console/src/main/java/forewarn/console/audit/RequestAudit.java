package forewarn.console.audit;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Leaves an entry of every request that changes something and of every download, whoever wrote its
 * controller: what a part has audited itself, with before and after, is left at that. Attempts that
 * were refused are told with their status. Thread-safe.
 */
public final class RequestAudit implements HandlerInterceptor {
  static final String BODY = RequestAudit.class.getName() + ".body";

  /** Routes that leave no entry, and why. */
  static final Map<String, String> LEFT_OUT =
      Map.of(
          "POST /api/v1/predictions", "asks for the probability of a record, and changes nothing",
          "POST /api/v1/alarms/alertmanager", "what a machine measures; it is on the topic alarms",
          "POST /api/v1/alarms/pagerduty", "what a machine measures; it is on the topic alarms");

  private static final Logger log = LoggerFactory.getLogger(RequestAudit.class);
  private static final String TOLD = RequestAudit.class.getName() + ".told";
  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("POST /api/v1/query", "query.run"),
          Map.entry("POST /api/v1/query/export", "query.export"),
          Map.entry("DELETE /api/v1/query/{id}", "query.cancel"),
          Map.entry("POST /api/v1/query/saved", "query.save"),
          Map.entry("DELETE /api/v1/query/saved/{number}", "query.delete"),
          Map.entry("POST /api/v1/quality/rejected/readmit", "row.correct"),
          Map.entry("POST /catalogue/rejected/{table}/{load}/{row}", "row.correct"),
          Map.entry("POST /predict/batch", "batch.send"),
          Map.entry("POST /api/v1/predictions/batch", "batch.send"),
          Map.entry("POST /predict/batch/{id}/cancel", "batch.cancel"),
          Map.entry("POST /model/{name}/{version}/decide", "model.decide"),
          Map.entry("POST /export/table.xlsx", "page.export"),
          Map.entry("POST /export/page.pdf", "page.export"));

  private final AuditLog audit;

  RequestAudit(AuditLog audit) {
    this.audit = audit;
  }

  /** Notes that an entry was written on behalf of the request of this thread, if there is one. */
  public static void told() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(TOLD, true, RequestAttributes.SCOPE_REQUEST);
    }
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (request.getDispatcherType() == DispatcherType.ERROR || request.getAttribute(TOLD) != null) {
      return;
    }
    String route =
        request.getMethod()
            + " "
            + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (CHANGING.contains(request.getMethod()) && !LEFT_OUT.containsKey(route)) {
      String verb = request.getMethod().toLowerCase(Locale.ROOT);
      record(request, NAMES.getOrDefault(route, "request." + verb), outcome(request, response));
    } else if (isDownload(request, response)) {
      record(request, "file.download", outcome(request, response));
    }
  }

  private static boolean isDownload(HttpServletRequest request, HttpServletResponse response) {
    String disposition = response.getHeader(HttpHeaders.CONTENT_DISPOSITION);
    return request.getMethod().equals("GET")
        && disposition != null
        && disposition.startsWith("attachment");
  }

  private static Map<String, Object> outcome(
      HttpServletRequest request, HttpServletResponse response) {
    Map<String, Object> after = new LinkedHashMap<>();
    after.put("status", response.getStatus());
    Map<String, Object> sent = SentFields.of(request);
    if (!sent.isEmpty()) {
      after.put("sent", sent);
    }
    return after;
  }

  private void record(HttpServletRequest request, String action, Map<String, Object> after) {
    Principal caller = request.getUserPrincipal();
    Actor actor =
        caller == null
            ? new Actor(
                request.getRequestURI().startsWith("/internal/") ? "command line" : "unknown",
                request.getRemoteAddr())
            : Actor.person(caller.getName(), request.getRemoteAddr());
    try {
      audit.record(actor, action, request.getRequestURI(), null, after);
    } catch (RuntimeException e) {
      // The answer is under way: it is too late to refuse the request.
      log.error("Cannot audit {} {} of {}", action, request.getRequestURI(), actor, e);
    }
  }
}
