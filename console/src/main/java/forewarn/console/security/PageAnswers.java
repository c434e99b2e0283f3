package forewarn.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Sends people to the login page. A script's request cannot follow them there: it gets a status and
 * the header that tells htmx to load the page.
 */
public final class PageAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final LoginUrlAuthenticationEntryPoint login =
      new LoginUrlAuthenticationEntryPoint("/login");

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException, jakarta.servlet.ServletException {
    if (isScript(request)) {
      response.setHeader("HX-Redirect", "/login?expired");
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    } else {
      login.commence(request, response, reason);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    if (reason instanceof CsrfException) {
      // The session this page belongs to is over.
      if (isScript(request)) {
        response.setHeader("HX-Refresh", "true");
        response.setStatus(HttpStatus.FORBIDDEN.value());
      } else {
        response.sendRedirect("/login?expired");
      }
      return;
    }
    response.sendError(HttpStatus.FORBIDDEN.value());
  }

  static boolean isScript(HttpServletRequest request) {
    String mode = request.getHeader("Sec-Fetch-Mode");
    return request.getHeader("HX-Request") != null || (mode != null && !mode.equals("navigate"));
  }
}
