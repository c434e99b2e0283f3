package forewarn.assistant.conversation;

import forewarn.assistant.search.Visible;
import forewarn.operations.audit.Actor;
import forewarn.operations.tool.Effect;
import java.util.Set;

/**
 * Who speaks, with their rights.
 *
 * @param effects of the tools they may use
 * @param visible the texts they may see
 */
public record Asker(Actor actor, Set<Effect> effects, Visible visible) {
  public Asker {
    effects = Set.copyOf(effects);
  }

  /** The user's name, which conversations belong to. */
  public String user() {
    return actor.name();
  }
}
