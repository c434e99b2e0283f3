package forewarn.console.layout;

import static forewarn.console.language.Words.t;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Errors: a page for people, a problem document for programs; never a stack trace. */
@Controller
class ErrorPages implements ErrorController {
  private static final Map<Integer, String> ADVICE =
      Map.of(
          400, "The address or the form holds something this page cannot use.",
          403, "Your role does not allow this. An administrator can change that.",
          404, "There is no such page, or no such cluster. It may have been renamed.",
          405, "This address cannot be used like that.",
          503, "This part is still being prepared. Try again in a moment.");

  @RequestMapping("/error")
  Object error(HttpServletRequest request) {
    HttpStatus status = status(request);
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    Optional<Refusal> refusal = Refusal.of(request);
    return isForPeople(request, path) ? page(status, refusal) : problem(status, path);
  }

  private static boolean isForPeople(HttpServletRequest request, String path) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return !path.startsWith("/api/") && accepted != null && accepted.contains("text/html");
  }

  private static ModelAndView page(HttpStatus status, Optional<Refusal> refusal) {
    ModelAndView page =
        new ModelAndView(
            "layout/error",
            Map.of(
                "status", status.value(),
                "title", t(status.getReasonPhrase()),
                "advice", refusal.map(Refusal::why).orElseGet(() -> advice(status)),
                "back", refusal.map(Refusal::path).orElse("")));
    page.setStatus(status);
    return page;
  }

  private static String advice(HttpStatus status) {
    return t(
        ADVICE.getOrDefault(
            status.value(), "Something failed here. The log says what; try again."));
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String path) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(status, status.getReasonPhrase() + ": " + path);
    problem.setInstance(instance(path));
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  // An address that is no URI is left out.
  private static @Nullable URI instance(String path) {
    try {
      return new URI(path);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    // Called directly, there is no error to show.
    return status == null ? HttpStatus.NOT_FOUND : status;
  }
}
