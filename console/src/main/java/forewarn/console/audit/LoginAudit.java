package forewarn.console.audit;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Leaves an entry of who logs in and out, and who fails to. Not of programs that name themselves
 * with each request, only of what they then do; nor of attempts that are refused unread because
 * there were too many, as whoever guesses would fill the audit.
 */
@Component
class LoginAudit {
  private static final int LONGEST_NAME = 100;

  private final AuditLog audit;

  LoginAudit(AuditLog audit) {
    this.audit = audit;
  }

  @EventListener
  void loggedIn(InteractiveAuthenticationSuccessEvent event) {
    record(event.getAuthentication(), "login.succeed", null);
  }

  @EventListener
  void failed(AuthenticationFailureBadCredentialsEvent event) {
    record(event.getAuthentication(), "login.fail", Map.of("reason", "name or password is wrong"));
  }

  @EventListener
  void loggedOut(LogoutSuccessEvent event) {
    record(event.getAuthentication(), "login.end", null);
  }

  private void record(Authentication login, String action, @Nullable Map<String, Object> after) {
    String name = login.getName();
    String shortened = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    String address =
        login.getDetails() instanceof WebAuthenticationDetails details
            ? String.valueOf(details.getRemoteAddress())
            : "";
    audit.record(Actor.person(shortened, address), action, shortened, null, after);
  }
}
