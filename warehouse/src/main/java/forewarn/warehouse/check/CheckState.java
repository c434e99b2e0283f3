package forewarn.warehouse.check;

import forewarn.warehouse.catalogue.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check and how it went lately.
 *
 * @param object with its schema
 * @param rule what must not be: the condition of the definition, or a sentence
 * @param latest null when it has not run yet
 * @param recent the newest results, oldest first; one for each hour in which it ran
 */
public record CheckState(
    String object,
    String check,
    Severity severity,
    String rule,
    @Nullable CheckResult latest,
    List<CheckResult> recent) {
  public CheckState {
    recent = List.copyOf(recent);
  }

  /** Whether its newest run looked at rows and some broke it. */
  public boolean failed() {
    return latest != null && latest.failed();
  }

  /** Whether its newest run looked at rows and none broke it. */
  public boolean passed() {
    return latest != null && latest.passed();
  }
}
