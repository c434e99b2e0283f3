package forewarn.warehouse.file;

import forewarn.warehouse.database.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A file under a second name in a directory that SQL can read, taken away on close. A workbook is
 * placed as the CSV of its first sheet.
 *
 * @param path where it is now
 * @param isOurCsv whether it was written by {@link SheetCsv}
 * @param note what the user should know of it, or empty
 */
record PlacedFile(Path path, boolean isOurCsv, String note) implements AutoCloseable {

  static PlacedFile in(Path directory, Path original) throws IOException {
    Path real = original.toRealPath();
    Path place = directory.resolve(UUID.randomUUID() + "-" + real.getFileName());
    if (!SheetFile.isSheet(real)) {
      link(place, real);
      return new PlacedFile(place, false, "");
    }
    Path csv = place.resolveSibling(place.getFileName() + ".csv");
    try {
      return new PlacedFile(csv, true, SheetCsv.write(real, csv));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(csv);
      throw e;
    }
  }

  // A second name for the file costs nothing.
  private static void link(Path place, Path original) throws IOException {
    try {
      Files.createLink(place, original);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(original, place);
    }
  }

  SourceFile open(Session session) {
    return isOurCsv ? SourceFile.openOurCsv(session, path) : SourceFile.open(session, path);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
