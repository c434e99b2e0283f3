package forewarn.console.mcp;

import forewarn.console.security.Caller;
import forewarn.operations.audit.Actor;
import forewarn.operations.tool.Effect;
import io.modelcontextprotocol.common.McpTransportContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.Authentication;

/** Who a call of the protocol is from; carried with it, because it may change its thread. */
record McpCaller(Authentication authentication, Actor actor) {
  private static final String NAME = "caller";

  static McpTransportContext of(HttpServletRequest request) {
    Authentication authentication =
        (Authentication) Objects.requireNonNull(request.getUserPrincipal());
    return McpTransportContext.create(
        Map.of(NAME, new McpCaller(authentication, Caller.actor(authentication, request))));
  }

  static McpCaller of(McpTransportContext context) {
    return (McpCaller) Objects.requireNonNull(context.get(NAME));
  }

  boolean mayUse(Effect effect) {
    return Caller.mayUseTools(authentication, effect);
  }
}
