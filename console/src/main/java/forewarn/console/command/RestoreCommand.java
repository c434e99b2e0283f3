package forewarn.console.command;

import forewarn.console.backup.Restore;
import forewarn.console.job.RunningInstance;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    description =
        "fill a data directory from a backup: all of it, or, when anything is wrong, nothing",
    footer = {
      "",
      "The archive is verified first. The next 'run' makes silver and gold again and goes on from",
      "there: on the same Kafka cluster where loading had come to, on a new broker from its start."
    })
@SuppressWarnings("NullAway.Init")
final class RestoreCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;

  @Parameters(paramLabel = "FILE", description = "an archive written by backup")
  private Path file;

  @Option(
      names = "--force",
      description =
          "also into a data directory that is not empty; what was in it is kept in a folder"
              + " replaced-<time> there")
  private boolean force;

  @Override
  public Integer call() {
    Path directory = dataDir.path();
    RunningInstance.find(directory)
        .ifPresent(instance -> {
          throw new IllegalStateException(
              "Cannot restore into "
                  + directory
                  + ": an instance is running there, at "
                  + instance.url());
        });
    Terminal terminal = Terminal.system();
    Restore restore = new Restore(directory, force ? Restore.Into.ANY : Restore.Into.EMPTY);
    String result = restore.from(file.toAbsolutePath().normalize(), terminal.progress());
    terminal.line("");
    System.out.println(result);
    return 0;
  }
}
