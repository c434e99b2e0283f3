package forewarn.console.layout;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * What an address asks for and cannot be, said to the reader on the page of errors.
 *
 * @param why names the field, the value and the rule, in the reader's language
 * @param path of the page without the query
 */
public record Refusal(String why, String path) {
  private static final String NAME = Refusal.class.getName();

  /** Ends the request as the reader's error. */
  public static void send(HttpServletRequest request, HttpServletResponse response, String why)
      throws IOException {
    request.setAttribute(NAME, why);
    response.sendError(HttpStatus.BAD_REQUEST.value());
  }

  /** Of a request that is at the page of errors. */
  static Optional<Refusal> of(HttpServletRequest request) {
    return request.getAttribute(NAME) instanceof String why
        ? Optional.of(
            new Refusal(
                why, String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))))
        : Optional.empty();
  }
}
