package forewarn.operations.incident;

import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.alarm.Severity;
import java.util.List;

/**
 * How bad an incident is, and why.
 *
 * @param title one line: what, where
 * @param cause the most probable one
 * @param reason why this cause and this extent, in sentences
 * @param symptoms what the network shows, worst first, in words
 */
public record Diagnosis(
    String title, Severity severity, ProbableCause cause, String reason, List<String> symptoms) {

  public Diagnosis {
    symptoms = List.copyOf(symptoms);
  }
}
