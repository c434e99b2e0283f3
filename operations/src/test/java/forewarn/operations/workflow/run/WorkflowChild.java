package forewarn.operations.workflow.run;

import forewarn.operations.event.EventTypes;
import forewarn.operations.store.TestStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A process that carries out workflows until it is killed. */
public final class WorkflowChild {
  private WorkflowChild() {}

  /**
   * @param arguments the store, the folder of workflows, and how many events to add at the start
   */
  public static void main(String[] arguments) throws InterruptedException {
    WorkflowRig rig =
        new WorkflowRig(
            TestStore.sqlite(Path.of(arguments[0])), Path.of(arguments[1]), InstantSource.system());
    rig.events.cursor("workflows");
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      rig.events.append(EventTypes.CLUSTER_UNKNOWN, "A-CL" + i, "forewarn", Map.of());
    }
    rig.engine.start();
    System.out.println("started");
    Thread.currentThread().join();
  }
}
