package forewarn.operations.report;

/** Makes the file of a report. Implementations are thread-safe. */
public interface ReportMaker {
  /**
   * Makes it.
   *
   * @return the file's bytes
   * @throws forewarn.operations.tool.ToolException when it cannot be made, for now or at all
   */
  byte[] make(ReportOrder order);
}
