package forewarn.console.security;

import static forewarn.console.language.Words.t;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The login page; the login itself is Spring Security's. */
@Controller
class LoginController {
  private static final Map<String, String> MESSAGES =
      Map.of(
          "wrong", "Name or password is wrong.",
          "wait", "Too many failed logins. Wait a minute and try again.",
          "expired", "Your session has ended. Please log in again.",
          "out", "You are logged out.");

  @GetMapping("/login")
  ModelAndView login(HttpServletRequest request) {
    String reason =
        MESSAGES.keySet().stream()
            .filter(key -> request.getParameter(key) != null)
            .findFirst()
            .orElse("");
    return new ModelAndView("security/login", Map.of("reason", reason, "message", message(reason)));
  }

  private static String message(String reason) {
    @Nullable String message = MESSAGES.get(reason);
    return message == null ? "" : t(message);
  }
}
