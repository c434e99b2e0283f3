package forewarn.console.mcp;

import forewarn.operations.tool.Effect;
import forewarn.operations.tool.Tool;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.ToolSignature;
import forewarn.operations.tool.Tools;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our tools at the server of the protocol. A caller sees and may use those alone whose effect its
 * role allows. Thread-safe.
 */
final class OfferedTools {
  private final Tools tools;
  private final Map<String, ToolSignature> offered = new ConcurrentHashMap<>();

  OfferedTools(Tools tools) {
    this.tools = tools;
  }

  /** Makes the server offer what there is now: a user's own tools are files that change. */
  synchronized void offerAt(McpStatelessSyncServer server) {
    Map<String, ToolSignature> now =
        tools.all().stream()
            .map(Tool::signature)
            .collect(Collectors.toMap(ToolSignature::name, Function.identity()));
    offered
        .entrySet()
        .removeIf(tool -> {
          boolean gone = !tool.getValue().equals(now.get(tool.getKey()));
          if (gone) {
            server.removeTool(tool.getKey());
          }
          return gone;
        });
    now.forEach((name, signature) -> {
      if (offered.putIfAbsent(name, signature) == null) {
        server.addTool(new SyncToolSpecification(ToolSchema.of(signature), this::call));
      }
    });
  }

  boolean isVisible(McpTransportContext context, String name) {
    return effect(name).filter(McpCaller.of(context)::mayUse).isPresent();
  }

  McpSchema.CallToolResult call(McpTransportContext context, McpSchema.CallToolRequest request) {
    McpCaller caller = McpCaller.of(context);
    Optional<Effect> effect = effect(request.name());
    if (effect.isPresent() && !caller.mayUse(effect.get())) {
      return failed("Cannot call " + request.name() + ": your role may only use tools that read");
    }
    Map<String, Object> input = request.arguments() == null ? Map.of() : request.arguments();
    try {
      Map<String, Object> output =
          tools.call(request.name(), input, new ToolCall(caller.actor(), key()));
      return McpSchema.CallToolResult.builder()
          .addTextContent(JsonMapper.shared().writeValueAsString(output))
          .structuredContent(output)
          .isError(false)
          .build();
    } catch (ToolException e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  private Optional<Effect> effect(String name) {
    return tools.find(name).map(tool -> tool.signature().effect());
  }

  // The protocol has no word for a second attempt: each call is one of its own.
  private static String key() {
    return "mcp/" + UUID.randomUUID();
  }

  private static McpSchema.CallToolResult failed(String why) {
    return McpSchema.CallToolResult.builder().addTextContent(why).isError(true).build();
  }
}
