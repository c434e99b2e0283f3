package forewarn.console.command;

import forewarn.console.job.Job;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "backup",
    description = "write everything that cannot be made again into one file, while all goes on",
    footer = {
      "",
      "In it: bronze (all RAW tables, loads, offsets, predictions) and check results as of one moment,",
      "users with their password hashes, models, settings, the network plan, files waiting in the",
      "inbox. Not in it: silver and gold, which restore makes again, logs, and what the broker holds",
      "that was not loaded yet, and the folder secrets: keep its files apart, and put them back",
      "by hand. Only you can read the file; keep it as safe as the data directory."
    })
@SuppressWarnings("NullAway.Init")
final class BackupCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;

  @Parameters(paramLabel = "FILE", description = "the archive to write; an older one is replaced")
  private Path file;

  @Override
  public Integer call() {
    return JobCommand.run(dataDir.path(), new Job.Backup(file.toAbsolutePath().normalize()));
  }
}
