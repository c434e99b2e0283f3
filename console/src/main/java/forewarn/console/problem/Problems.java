package forewarn.console.problem;

import forewarn.telemetry.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The API's own errors. */
public final class Problems {
  private Problems() {}

  /** 400, with one entry of {@code errors} for each field, value and rule. */
  public static ErrorResponseException badFields(List<Problem> problems) {
    ProblemDetail detail =
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, Problem.describe(problems));
    detail.setTitle("Bad record");
    detail.setProperty("errors", List.copyOf(problems));
    return new ErrorResponseException(HttpStatus.BAD_REQUEST, detail, null);
  }

  /** 400 for one parameter. */
  public static ErrorResponseException badField(String field, String value, String rule) {
    return badFields(List.of(new Problem(field, value, rule)));
  }

  public static ErrorResponseException badRequest(String title, String message) {
    return of(HttpStatus.BAD_REQUEST, title, message);
  }

  public static ErrorResponseException notFound(String message) {
    return of(HttpStatus.NOT_FOUND, "Not found", message);
  }

  /** 503: the part that would answer is still being prepared. */
  public static ErrorResponseException notReady(String message) {
    return of(HttpStatus.SERVICE_UNAVAILABLE, "Not ready", message);
  }

  /** Any other status. */
  public static ErrorResponseException of(HttpStatus status, String title, String message) {
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, message);
    detail.setTitle(title);
    return new ErrorResponseException(status, detail, null);
  }
}
