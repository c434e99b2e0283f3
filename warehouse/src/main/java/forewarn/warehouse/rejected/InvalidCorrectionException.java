package forewarn.warehouse.rejected;

import java.util.List;
import java.util.stream.Collectors;

/** A rejected row cannot be corrected like this; all that is wrong with it is named at once. */
public final class InvalidCorrectionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /**
   * @param column empty when the whole row is meant
   */
  public record Problem(String column, String message) {}

  InvalidCorrectionException(List<Problem> problems) {
    super(
        "Cannot correct the row: "
            + problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  static InvalidCorrectionException of(String column, String message) {
    return new InvalidCorrectionException(List.of(new Problem(column, message)));
  }

  public List<Problem> problems() {
    return problems;
  }
}
