package forewarn.console.command;

import forewarn.console.job.Job;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "rebuild", description = "make silver and gold again from bronze")
@SuppressWarnings("NullAway.Init")
final class RebuildCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;

  @Override
  public Integer call() {
    return JobCommand.run(dataDir.path(), new Job.Rebuild());
  }
}
