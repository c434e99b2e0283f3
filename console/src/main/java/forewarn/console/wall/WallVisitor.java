package forewarn.console.wall;

import forewarn.console.wall.Admission.Refusal;
import forewarn.console.wall.Admission.Refused;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.util.WebUtils;

/**
 * Who looks at the wall: somebody who is logged in, or the holder of a link, whose browser sends
 * its key as a cookie.
 *
 * @param key of the link; null for somebody who is logged in
 */
record WallVisitor(@Nullable String key) {
  static final String COOKIE = "FOREWARN_WALL";

  /**
   * Who asks.
   *
   * @throws InsufficientAuthenticationException when it is nobody who may be known
   */
  static WallVisitor of(HttpServletRequest request) {
    if (request.getUserPrincipal() != null) {
      return new WallVisitor(null);
    }
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    if (cookie == null) {
      throw new InsufficientAuthenticationException("neither a login nor a link");
    }
    return new WallVisitor(cookie.getValue());
  }

  /** Why the visitor may not look, or look on. */
  Optional<Refusal> refusal(WallLinks links) {
    return key != null && links.admit(key) instanceof Refused(Refusal why)
        ? Optional.of(why)
        : Optional.empty();
  }

  /** What lets the holder of a link in from now on, for the wall's addresses only. */
  static ResponseCookie cookie(String key, Duration validity, HttpServletRequest request) {
    return ResponseCookie.from(COOKIE, key)
        .path("/wall")
        .httpOnly(true)
        .secure(request.isSecure())
        // Strict would not be sent when the link is opened from a mail or a chat.
        .sameSite("Lax")
        .maxAge(validity)
        .build();
  }
}
