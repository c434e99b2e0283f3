package forewarn.warehouse.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks at all of a workbook before anything of it is parsed: every entry is inflated and thrown
 * away under a budget of bytes, so that a small file which inflates without end costs a second and
 * no memory. What XML parsers keep in memory as one piece (a text, a tag, a comment) has a budget
 * of its own.
 */
final class SheetGuard {
  static final long MOST_BYTES = 1L << 30;
  static final long MOST_BYTES_OF_A_PART = 64L << 20;
  private static final int MOST_ENTRIES = 5_000;
  private static final int BLOCK = 1 << 16;

  private final byte[] block = new byte[BLOCK];
  private long total;

  private SheetGuard() {}

  /**
   * Returns when the file is safe to be read.
   *
   * @throws UnreadableFileException when it is no workbook or goes beyond a budget
   */
  static void check(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        throw new UnreadableFileException(
            "it has %,d parts, at most %,d are read".formatted(zip.size(), MOST_ENTRIES));
      }
      new SheetGuard().inflateAll(zip);
    } catch (ZipException e) {
      throw new UnreadableFileException(
          "not an XLSX workbook (an older .xls or a protected one must be saved as a plain .xlsx)",
          e);
    }
  }

  private void inflateAll(ZipFile zip) throws IOException {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      try (InputStream in = zip.getInputStream(entry)) {
        inflate(entry.getName().toLowerCase(Locale.ROOT), in);
      }
    }
  }

  private void inflate(String name, InputStream in) throws IOException {
    boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
    // Sheets are streamed; other parts are kept in memory.
    long most = xml && !name.startsWith("xl/worksheets/") ? MOST_BYTES_OF_A_PART : MOST_BYTES;
    MarkupPieces pieces = new MarkupPieces(name);
    long size = 0;
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      size += read;
      total += read;
      if (size > most || total > MOST_BYTES) {
        throw new UnreadableFileException(
            "its part %s inflates to more than %,d MB".formatted(name, most >> 20));
      }
      if (xml) {
        pieces.look(block, read);
      }
    }
  }
}
