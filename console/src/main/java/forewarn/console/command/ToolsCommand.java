package forewarn.console.command;

import forewarn.console.job.RunningInstance;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "tools",
    description = {
      "all tools of the running instance, with what they do, take and give",
      "A field with ? may be left out. Problems of your own tools stand below."
    })
@SuppressWarnings("NullAway.Init")
final class ToolsCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;

  @Override
  public Integer call() {
    RunningInstance instance =
        RunningInstance.find(dataDir.path())
            .orElseThrow(() ->
                new IllegalStateException(
                    "Cannot list tools: no instance runs on "
                        + dataDir.path()
                        + "; start one with './forewarn run'"));
    System.out.print(instance.text("/internal/tools"));
    return 0;
  }
}
