package forewarn.console.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks name and password, for people's form and programs' Basic header alike. The only provider,
 * and so the one that every filter chain uses.
 */
@Component
final class PasswordLogin implements AuthenticationProvider {
  private final LoginAttempts attempts;
  private final DaoAuthenticationProvider delegate;

  PasswordLogin(Users users, PasswordEncoder passwords, LoginAttempts attempts) {
    this.attempts = attempts;
    this.delegate =
        new DaoAuthenticationProvider(name ->
            users
                .find(name)
                .map(SignedIn::of)
                .orElseThrow(() -> new UsernameNotFoundException("no user '" + name + "'")));
    delegate.setPasswordEncoder(passwords);
  }

  @Override
  public @Nullable Authentication authenticate(Authentication login) {
    String name = login.getName();
    String address = addressOf(login);
    Duration wait = attempts.waitOf(name, address);
    if (!wait.isZero()) {
      throw new LockedException(
          "Too many failed logins: try again in " + (wait.toSeconds() + 1) + " seconds");
    }
    try {
      Authentication authenticated = delegate.authenticate(login);
      attempts.succeeded(name, address);
      return authenticated;
    } catch (BadCredentialsException e) {
      attempts.failed(name, address);
      throw e;
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private static String addressOf(Authentication login) {
    return login.getDetails() instanceof WebAuthenticationDetails details
        ? String.valueOf(details.getRemoteAddress())
        : "";
  }
}
