package forewarn.warehouse.check;

import java.util.List;

/** Ends the transaction that would have given an object content that a check does not let pass. */
final class HeldBackException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Finding> findings;

  HeldBackException(String object, List<Finding> findings) {
    super("Cannot make " + object + ": a check holds it back", null, false, false);
    this.findings = List.copyOf(findings);
  }

  /** What all checks that may hold it back have found. */
  List<Finding> findings() {
    return findings;
  }
}
