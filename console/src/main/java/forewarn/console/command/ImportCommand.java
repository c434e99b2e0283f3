package forewarn.console.command;

import forewarn.console.job.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = "load CSV and Parquet files named after their RAW table into the warehouse")
@SuppressWarnings("NullAway.Init")
final class ImportCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "a file such as RAW_CITY.csv or RAW_ML_FEATURES_2024.parquet, or a folder")
  private List<Path> paths;

  @Override
  public Integer call() {
    for (Path path : paths) {
      if (!Files.isReadable(path)) {
        throw new IllegalArgumentException("Cannot import " + path + ": no such file");
      }
    }
    List<Path> absolute = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    return JobCommand.run(dataDir.path(), new Job.Import(absolute));
  }
}
