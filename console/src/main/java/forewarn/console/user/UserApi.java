package forewarn.console.user;

import forewarn.console.job.RunningInstance;
import forewarn.console.security.RandomPassword;
import forewarn.console.security.Role;
import forewarn.console.security.Users;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Users, for {@code ./forewarn user}: only the holder of the instance's token comes here, who can
 * read the data directory anyway. A password that nobody gave is made, and told once.
 */
@Hidden
@RestController
class UserApi {
  private final Users users;
  private final AuditLog audit;

  UserApi(Users users, AuditLog audit) {
    this.users = users;
    this.audit = audit;
  }

  /**
   * What shall change of a user.
   *
   * @param password null to have one made
   * @param who changes it
   */
  record Change(String name, @Nullable String role, @Nullable String password, String who) {
    Actor actor() {
      return Actor.person(who, "command line");
    }
  }

  @GetMapping(path = "/internal/users", produces = MediaType.TEXT_PLAIN_VALUE)
  String list() {
    return users.all().stream()
        .map(user ->
            "%-24s %-10s since %s%n"
                .formatted(
                    user.name(), told(user.role()), user.createdAt().toString().substring(0, 10)))
        .collect(Collectors.joining());
  }

  @PostMapping(path = "/internal/users/add", produces = MediaType.TEXT_PLAIN_VALUE)
  String add(@RequestBody Change change) {
    Role role = role(change.role());
    String password = passwordOf(change);
    users.add(change.name(), password, role);
    audit.record(change.actor(), "user.add", change.name(), null, Map.of("role", told(role)));
    return "User %s is %s.%s%n".formatted(change.name(), article(role), once(change, password));
  }

  @PostMapping(path = "/internal/users/password", produces = MediaType.TEXT_PLAIN_VALUE)
  String password(@RequestBody Change change) {
    String password = passwordOf(change);
    users.changePassword(change.name(), password);
    audit.record(change.actor(), "user.password", change.name(), null, null);
    return "User %s has a new password; sessions of before have ended.%s%n"
        .formatted(change.name(), once(change, password));
  }

  @PostMapping(path = "/internal/users/role", produces = MediaType.TEXT_PLAIN_VALUE)
  String role(@RequestBody Change change) {
    Role role = role(change.role());
    String before = users.find(change.name()).map(user -> told(user.role())).orElse("");
    users.changeRole(change.name(), role);
    audit.record(
        change.actor(),
        "user.role",
        change.name(),
        Map.of("role", before),
        Map.of("role", told(role)));
    return "User %s is %s now; sessions of before have ended.%n"
        .formatted(change.name(), article(role));
  }

  @PostMapping(path = "/internal/users/remove", produces = MediaType.TEXT_PLAIN_VALUE)
  String remove(@RequestBody Change change) {
    users.remove(change.name());
    audit.record(change.actor(), "user.remove", change.name(), null, null);
    return "User %s is removed, and logged out.%n".formatted(change.name());
  }

  @ExceptionHandler(IllegalArgumentException.class)
  ResponseEntity<String> refuse(IllegalArgumentException why) {
    return ResponseEntity.status(RunningInstance.REFUSED)
        .contentType(MediaType.TEXT_PLAIN)
        .body(String.valueOf(why.getMessage()));
  }

  private static Role role(@Nullable String name) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Invalid role '%s': expected one of %s"
                    .formatted(
                        name,
                        Arrays.stream(Role.values())
                            .map(UserApi::told)
                            .collect(Collectors.joining(", ")))));
  }

  private static String told(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static String article(Role role) {
    return ("aeiou".indexOf(told(role).charAt(0)) >= 0 ? "an " : "a ") + told(role);
  }

  private static String passwordOf(Change change) {
    return change.password() == null ? RandomPassword.next() : change.password();
  }

  private static String once(Change change, String password) {
    return change.password() == null
        ? " The password is %s and not shown again.".formatted(password)
        : "";
  }
}
