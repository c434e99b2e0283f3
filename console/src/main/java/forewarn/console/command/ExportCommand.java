package forewarn.console.command;

import forewarn.console.job.Job;
import forewarn.warehouse.export.ExportFormat;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "write a table of the warehouse as Parquet, CSV or XLSX",
    footer = {
      "",
      "Parquet of a table with a time is one file for each month, below",
      "DIR/TABLE/year=2024/month=11/; 'import DIR/TABLE' reads them again. In CSV and XLSX text is",
      "never a formula; more rows than a sheet holds (1,048,576) go on on further sheets."
    })
@SuppressWarnings("NullAway.Init")
final class ExportCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;

  @Parameters(
      paramLabel = "TABLE",
      description = "for example FACT_ML_FEATURES or RAW.LOADS; the catalogue lists them")
  private String table;

  @Option(
      names = "--to",
      paramLabel = "DIR|FILE",
      description =
          "a folder, or a file whose name ends as the format's, which is replaced (default: the"
              + " current directory)")
  private @Nullable Path target;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES} (default: as the name of FILE says, else parquet)")
  private @Nullable ExportFormat format;

  @Override
  public Integer call() {
    Path to = (target == null ? Path.of("") : target).toAbsolutePath().normalize();
    ExportFormat wanted =
        Optional.ofNullable(format).or(() -> ExportFormat.ofFile(to)).orElse(ExportFormat.PARQUET);
    return JobCommand.run(dataDir.path(), new Job.Export(table, wanted, to));
  }
}
