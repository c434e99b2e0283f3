package forewarn.console.job;

import forewarn.console.start.RejectedRows;
import forewarn.warehouse.file.ImportedFile;
import forewarn.warehouse.file.ImportedFile.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what came of an import, file by file. */
final class ImportReport {
  private ImportReport() {}

  static JobResult of(List<ImportedFile> files, List<RejectedRows> rejected) {
    List<String> lines = new ArrayList<>();
    for (ImportedFile file : files) {
      lines.add(line(file));
      rejected(file, rejected).ifPresent(lines::add);
    }
    long rows = rejected.stream().mapToLong(RejectedRows::rows).sum();
    if (rows > 0) {
      lines.add(
          "%,d rows of this import broke a rule; STAGING.REJECTED holds them".formatted(rows));
    }
    return new JobResult(String.join("\n", lines), failure(files));
  }

  private static String line(ImportedFile file) {
    String rows = file.rows() > 0 ? "%,d rows: ".formatted(file.rows()) : "";
    return "%-40s %s%s%s".formatted(name(file), prefix(file), rows, file.message());
  }

  private static String name(ImportedFile file) {
    Path name = file.file().getFileName();
    return String.valueOf(name == null ? file.file() : name);
  }

  private static String prefix(ImportedFile file) {
    return switch (file.outcome()) {
      case LOADED, UNCHANGED -> "";
      case SKIPPED -> "left out: ";
      case FAILED -> "not imported: ";
    };
  }

  private static Optional<String> rejected(ImportedFile file, List<RejectedRows> rejected) {
    String rules =
        rejected.stream()
            .filter(rows -> rows.load() == file.load())
            .map(rows -> "%s %,d".formatted(rows.rule(), rows.rows()))
            .collect(Collectors.joining(", "));
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of("%-40s rejected: %s".formatted("", rules));
  }

  private static String failure(List<ImportedFile> files) {
    long failed = count(files, Outcome.FAILED);
    if (failed > 0) {
      return "Cannot import %d of %d files: the lines above say why"
          .formatted(failed, files.size());
    }
    return count(files, Outcome.SKIPPED) == files.size()
        ? "Cannot import anything: no file is named after a table"
        : "";
  }

  private static long count(List<ImportedFile> files, Outcome outcome) {
    return files.stream().filter(file -> file.outcome() == outcome).count();
  }
}
