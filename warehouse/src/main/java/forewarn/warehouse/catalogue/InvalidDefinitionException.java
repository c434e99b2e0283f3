package forewarn.warehouse.catalogue;

import java.util.List;

/** Definition files are wrong; the message names every problem and its file. */
public final class InvalidDefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidDefinitionException(List<String> problems) {
    super("Cannot read the warehouse's definitions: " + String.join("; ", problems));
  }
}
