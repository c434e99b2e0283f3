package forewarn.console.security;

import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Somebody who has logged in, as they were then: a session knows by it whether it still holds. Must
 * not be equal by its stamp, so that it stays what Spring takes for the same user.
 */
final class SignedIn extends org.springframework.security.core.userdetails.User {
  private static final long serialVersionUID = 1;

  private final String stamp;

  private SignedIn(User user) {
    super(
        user.name(),
        user.passwordHash(),
        List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())));
    this.stamp = stamp(user);
  }

  static SignedIn of(User user) {
    return new SignedIn(user);
  }

  boolean isStill(User user) {
    return stamp.equals(stamp(user));
  }

  // Changes with all that decides about what the user may do. The hash is salted.
  private static String stamp(User user) {
    return user.role() + " " + user.createdAt() + " " + user.passwordHash();
  }
}
