package forewarn.console.security;

import forewarn.operations.audit.Actor;
import forewarn.operations.tool.Effect;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** What the caller of a request may see. */
public final class Caller {
  private Caller() {}

  /** The warehouse's schemas that the caller's own SQL may read. */
  public static Set<String> schemas(Authentication authentication) {
    Collection<? extends GrantedAuthority> granted = authentication.getAuthorities();
    return Arrays.stream(Role.values())
        .filter(role -> has(granted, role))
        .flatMap(role -> role.schemas().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the caller may let rejected rows in again, corrected. */
  public static boolean mayCorrectRows(Authentication authentication) {
    Collection<? extends GrantedAuthority> granted = authentication.getAuthorities();
    return has(granted, Role.ENGINEER) || has(granted, Role.ADMIN);
  }

  /** Whether the caller may decide which model is used for what. */
  public static boolean mayDecideOnModels(Authentication authentication) {
    return mayCorrectRows(authentication);
  }

  /** Whether the caller may change workflows, and switch them on and off. */
  public static boolean mayChangeWorkflows(Authentication authentication) {
    return mayCorrectRows(authentication);
  }

  /** Whether the caller may start, cancel and repeat runs of workflows. */
  public static boolean mayRunWorkflows(Authentication authentication) {
    return mayChangeWorkflows(authentication)
        || has(authentication.getAuthorities(), Role.OPERATOR);
  }

  /** Whether the caller may acknowledge, assign, shelve, end, merge and split incidents. */
  public static boolean mayActOnIncidents(Authentication authentication) {
    return mayCorrectRows(authentication) || has(authentication.getAuthorities(), Role.OPERATOR);
  }

  /** Whether the caller may have something done that has this effect. */
  public static boolean mayUseTools(Authentication authentication, Effect effect) {
    return switch (effect) {
      case READS -> true;
      case WRITES, SENDS -> mayActOnIncidents(authentication);
    };
  }

  /** Who acts, and from where, as the audit tells it. */
  public static Actor actor(Principal caller, HttpServletRequest request) {
    return Actor.person(caller.getName(), request.getRemoteAddr());
  }

  public static boolean isAdmin(Authentication authentication) {
    return has(authentication.getAuthorities(), Role.ADMIN);
  }

  private static boolean has(Collection<? extends GrantedAuthority> granted, Role role) {
    return granted.stream().anyMatch(one -> ("ROLE_" + role.name()).equals(one.getAuthority()));
  }
}
