package forewarn.console.workflow;

import forewarn.operations.workflow.WorkflowFile;
import forewarn.operations.workflow.run.Run;
import java.util.List;

/**
 * A workflow in the list.
 *
 * @param last its newest runs, the newest first
 */
public record WorkflowRow(WorkflowFile file, List<Run> last) {}
