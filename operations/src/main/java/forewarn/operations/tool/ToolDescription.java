package forewarn.operations.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a {@link TypedTool} does: one sentence, what it does to the world, a complete input. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ToolDescription {
  /** One sentence. */
  String value();

  Effect effect();

  /** A complete input as YAML; a test reads it with the tool's own signature. */
  String example();
}
