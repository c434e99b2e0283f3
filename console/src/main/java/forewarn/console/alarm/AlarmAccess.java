package forewarn.console.alarm;

import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.ToolException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Who may tell of alarms: users who may act on incidents, and whoever knows the secret {@value
 * #TOKEN}, for systems that can send a token but no name and password. Thread-safe.
 */
@Component
final class AlarmAccess {
  /** The secret's name; without such a secret no token is taken. */
  static final String TOKEN = "alarms-token";

  private static final Logger log = LoggerFactory.getLogger(AlarmAccess.class);
  private static final String BEARER = "Bearer ";

  private final Secrets secrets;

  AlarmAccess(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * Lets pass, or throws.
   *
   * @param authorization the header of that name; empty when it is missing
   * @throws org.springframework.web.ErrorResponseException 401 or 403
   */
  void require(@Nullable Authentication user, String authorization) {
    boolean token =
        authorization.startsWith(BEARER)
            && isToken(authorization.substring(BEARER.length()).strip());
    require(user, token);
  }

  /** As the other one, where the body's routing key may be the token as well. */
  void require(@Nullable Authentication user, String authorization, @Nullable String routingKey) {
    if (routingKey == null || !isToken(routingKey)) {
      require(user, authorization);
    }
  }

  private static void require(@Nullable Authentication user, boolean token) {
    if (token || (user != null && Caller.mayActOnIncidents(user))) {
      return;
    }
    throw user == null
        ? Problems.of(
            HttpStatus.UNAUTHORIZED,
            "Refused",
            "Log in with a user's name and password (HTTP Basic), or send the token of alarms")
        : Problems.of(
            HttpStatus.FORBIDDEN,
            "Refused",
            "Alarms are taken from operators, engineers and administrators");
  }

  private boolean isToken(String given) {
    try {
      String expected = secrets.resolve(Secrets.PREFIX + TOKEN);
      return MessageDigest.isEqual(
          expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    } catch (ToolException e) {
      log.debug("No token of alarms is taken: {}", e.getMessage());
      return false;
    }
  }
}
