package forewarn.console.job;

/**
 * What came of a job.
 *
 * @param text one or more lines for the person who asked
 * @param failure one sentence when part of it could not be done; empty when all was
 */
public record JobResult(String text, String failure) {
  static JobResult done(String text) {
    return new JobResult(text, "");
  }

  /** Whether all of it was done. */
  public boolean complete() {
    return failure.isEmpty();
  }
}
