package forewarn.assistant.semantic.sql;

import java.util.Optional;

/** What the names of tables stand for. */
public interface TableNames {
  /** Whether there is such an object. */
  boolean isObject(String schema, String name);

  /** The object with its schema that a name without one means. */
  Optional<String> object(String name);

  /** The select that a table of the model stands for. */
  Optional<String> select(String logicalName);
}
