package forewarn.console.wall;

import static forewarn.console.language.Words.t;

import forewarn.console.security.Caller;
import forewarn.operations.audit.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.servlet.view.RedirectView;

/** What an administrator does about links to the wall, on the page {@code /admin}. */
@Controller
class WallLinkController {
  private final WallLinks links;
  private final AuditLog audit;

  WallLinkController(WallLinks links, AuditLog audit) {
    this.links = links;
    this.audit = audit;
  }

  @PostMapping("/admin/wall-links")
  RedirectView make(
      @RequestParam("name") String name,
      @RequestParam("days") int days,
      Principal user,
      HttpServletRequest request,
      RedirectAttributes shown) {
    try {
      WallLink link = links.make(name, days, user.getName());
      audit.record(
          Caller.actor(user, request),
          "wall_link.make",
          link.name(),
          null,
          Map.of("id", link.id(), "days", days));
      shown.addFlashAttribute("made", address(link));
    } catch (IllegalArgumentException e) {
      shown.addFlashAttribute(
          "refused",
          t(
              "A link needs a name of 1 to {0} characters and 1 to {1} days.",
              WallLinks.LONGEST_NAME, WallLinks.MOST_DAYS));
    }
    return back();
  }

  @PostMapping("/admin/wall-links/{id}/revoke")
  RedirectView revoke(@PathVariable("id") String id, Principal user, HttpServletRequest request) {
    links.revoke(id, user.getName());
    audit.record(Caller.actor(user, request), "wall_link.revoke", id, null, null);
    return back();
  }

  // As the administrator's browser reaches this console.
  private String address(WallLink link) {
    return ServletUriComponentsBuilder.fromCurrentContextPath()
        .path("/wall")
        .queryParam("key", links.keyOf(link))
        .toUriString();
  }

  private static RedirectView back() {
    return new RedirectView("/admin#wall-links");
  }
}
