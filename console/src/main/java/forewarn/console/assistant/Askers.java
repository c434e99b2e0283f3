package forewarn.console.assistant;

import forewarn.assistant.conversation.Asker;
import forewarn.assistant.search.Visible;
import forewarn.console.security.Caller;
import forewarn.operations.tool.Effect;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;

/** Who speaks to the assistant, and which ids their conversations may have. */
final class Askers {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private Askers() {}

  static Asker of(Authentication caller, HttpServletRequest request) {
    return new Asker(
        Caller.actor(caller, request),
        Arrays.stream(Effect.values())
            .filter(effect -> Caller.mayUseTools(caller, effect))
            .collect(Collectors.toSet()),
        Visible.ALL);
  }

  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }
}
