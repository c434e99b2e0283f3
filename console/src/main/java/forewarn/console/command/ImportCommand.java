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
    description =
        "load CSV, Parquet and XLSX files named after their RAW table into the warehouse; what was"
            + " loaded before is left out",
    footer = {
      "",
      "A file may also lie in a folder named after the table, as those of 'export' do. Of a workbook",
      "the first sheet is read, its first row being the names of the columns. Rows that break a rule",
      "are counted per file and kept in STAGING.REJECTED. Ends with 1 when a file of a table failed, or none was there.",
      "A running instance also loads what is put into DIR/inbox."
    })
@SuppressWarnings("NullAway.Init")
final class ImportCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "a file such as RAW_CITY.csv or RAW_ML_FEATURES_2024.parquet, or a folder with such files"
              + " at any depth")
  private List<Path> paths;

  @Override
  public Integer call() {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new IllegalArgumentException("Cannot import " + path + ": no such file");
      }
    }
    List<Path> absolute = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    return JobCommand.run(dataDir.path(), new Job.Import(absolute));
  }
}
