package forewarn.warehouse.file;

import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;

/** Loads CSV and Parquet files named after their RAW table into bronze. */
public final class FileImport {
  private final Warehouse warehouse;

  public FileImport(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Loads files, and the files of folders. One bad file does not keep the others out.
   *
   * @return one entry per file found, or per path that does not exist
   */
  public List<ImportedFile> importPaths(List<Path> paths, Progress progress) {
    throw new UnsupportedOperationException(paths + " " + warehouse + progress);
  }
}
