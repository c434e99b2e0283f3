package forewarn.console.command;

import forewarn.console.job.Job;
import forewarn.console.job.JobResult;
import forewarn.console.job.JobRunner;
import forewarn.console.job.RunningInstance;
import forewarn.console.start.Engine;
import java.nio.file.Path;
import java.util.Optional;

/** Does a job on the running instance of a data directory, or right here when none runs. */
final class JobCommand {
  private JobCommand() {}

  static int run(Path dataDir, Job job) {
    Terminal terminal = Terminal.system();
    Optional<RunningInstance> instance = RunningInstance.find(dataDir);
    JobResult result =
        instance.isPresent()
            ? instance.get().run(job, terminal.progress())
            : runHere(dataDir, job, terminal);
    terminal.line("");
    System.out.println(result.text());
    if (!result.complete()) {
      System.err.println("forewarn: " + result.failure());
    }
    return result.complete() ? 0 : 1;
  }

  private static JobResult runHere(Path dataDir, Job job, Terminal terminal) {
    try (Engine engine = Engine.withoutBroker(dataDir)) {
      return new JobRunner(engine).run(job, terminal.progress());
    }
  }
}
