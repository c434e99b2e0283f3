package forewarn.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session whose user has been removed, or has another role or password since. */
final class EndedSessions extends OncePerRequestFilter {
  private final Users users;
  private final SecurityContextLogoutHandler logout = new SecurityContextLogoutHandler();

  EndedSessions(Users users) {
    this.users = users;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    if (login != null
        && login.getPrincipal() instanceof SignedIn signedIn
        && users.find(signedIn.getUsername()).filter(signedIn::isStill).isEmpty()) {
      logout.logout(request, response, login);
    }
    chain.doFilter(request, response);
  }
}
