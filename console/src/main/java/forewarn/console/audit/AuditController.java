package forewarn.console.audit;

import forewarn.console.layout.Refusal;
import forewarn.operations.audit.AuditFilter;
import forewarn.operations.audit.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page {@code /admin/audit}; whoever is no administrator is refused before. */
@Controller
class AuditController {
  private final AuditLog audit;

  AuditController(AuditLog audit) {
    this.audit = audit;
  }

  /**
   * @param verify given when the chain is to be looked through
   */
  @GetMapping("/admin/audit")
  @Nullable ModelAndView page(
      @ModelAttribute("query") AuditQuery query,
      @RequestParam(name = "verify", required = false) @Nullable String verify,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    AuditFilter filter;
    try {
      filter = query.filter();
    } catch (IllegalArgumentException e) {
      Refusal.send(request, response, String.valueOf(e.getMessage()));
      return null;
    }
    long count = audit.count(filter);
    int pages = (int) Math.max(1, (count + AuditQuery.ROWS - 1) / AuditQuery.ROWS);
    int page = Math.min(query.number(), pages);
    Map<String, Object> model = new HashMap<>();
    model.put("query", query);
    model.put(
        "rows",
        audit.search(filter, AuditQuery.ROWS, (page - 1) * AuditQuery.ROWS).stream()
            .map(AuditRow::of)
            .toList());
    model.put("count", count);
    model.put("page", page);
    model.put("pages", pages);
    model.put("actions", audit.actions());
    model.put("actors", audit.actors());
    if (verify != null) {
      model.put("verification", audit.verify());
    }
    return new ModelAndView("audit/page", model);
  }
}
