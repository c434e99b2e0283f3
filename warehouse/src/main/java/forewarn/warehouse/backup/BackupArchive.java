package forewarn.warehouse.backup;

import forewarn.warehouse.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An archive to be read. Nothing of it is trusted before {@link #verify}. For one thread. */
public final class BackupArchive implements AutoCloseable {
  private static final String FILES = "files/";
  private static final int LARGEST_MANIFEST = 16 << 20;

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private BackupArchive(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens an archive and reads its manifest.
   *
   * @throws BackupException when it is no backup, or of a newer program
   */
  public static BackupArchive open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BackupException("Cannot restore " + file + ": no such file");
    }
    ZipFile zip = null;
    try {
      zip = new ZipFile(file.toFile());
      return new BackupArchive(file, zip, manifest(file, zip));
    } catch (IOException | JacksonException e) {
      close(zip);
      throw new BackupException(
          "Cannot restore %s: not a backup, or cut off (%s)"
              .formatted(file, e instanceof ZipException ? e.getMessage() : e.toString()),
          e);
    } catch (BackupException e) {
      close(zip);
      throw e;
    }
  }

  private static void close(@Nullable ZipFile zip) {
    try {
      if (zip != null) {
        zip.close();
      }
    } catch (IOException e) {
      throw new BackupException("Cannot close the archive: " + e.getMessage(), e);
    }
  }

  private static Manifest manifest(Path file, ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw new BackupException("Cannot restore " + file + ": not a backup, it has no manifest");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      Manifest manifest =
          JsonMapper.shared().readValue(in.readNBytes(LARGEST_MANIFEST), Manifest.class);
      if (manifest.format() != Manifest.FORMAT) {
        throw new BackupException(
            "Cannot restore %s: its format is %d, this program reads %d"
                .formatted(file, manifest.format(), Manifest.FORMAT));
      }
      return manifest;
    }
  }

  public Manifest manifest() {
    return manifest;
  }

  /**
   * Reads everything once and compares it with the manifest.
   *
   * @throws BackupException naming the first part that is missing, changed or not listed
   */
  public void verify(Progress progress) {
    long done = 0;
    for (Manifest.Part part : manifest.parts()) {
      progress.update("verify", done, manifest.bytes());
      copy(part, OutputStream.nullOutputStream());
      done += part.bytes();
    }
    Set<String> listed =
        manifest.parts().stream().map(Manifest.Part::name).collect(Collectors.toSet());
    if (listed.size() != manifest.parts().size()) {
      throw damaged("a part is listed twice");
    }
    Enumeration<? extends ZipEntry> entries = zip.entries();
    Set<String> found = new HashSet<>();
    while (entries.hasMoreElements()) {
      String name = entries.nextElement().getName();
      if (!found.add(name) || (!listed.contains(name) && !name.equals(Manifest.NAME))) {
        throw damaged("part " + name + " is not in its manifest");
      }
    }
  }

  private void copy(Manifest.Part part, OutputStream out) {
    ZipEntry entry = zip.getEntry(part.name());
    if (entry == null) {
      throw damaged("part " + part.name() + " is missing");
    }
    MessageDigest digest = BackupWriter.sha256();
    long size = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      OutputStream sealed = new DigestOutputStream(out, digest);
      byte[] block = new byte[1 << 16];
      for (int read = in.read(block); read >= 0 && size <= part.bytes(); read = in.read(block)) {
        sealed.write(block, 0, read);
        size += read;
      }
    } catch (ZipException e) {
      throw damaged("part " + part.name() + " cannot be read: " + e.getMessage());
    } catch (IOException e) {
      throw new BackupException("Cannot restore " + part.name() + ": " + e.getMessage(), e);
    }
    if (size != part.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
      throw damaged("part " + part.name() + " is not what was written");
    }
  }

  private BackupException damaged(String what) {
    return new BackupException("Cannot restore " + file + ": it is damaged, " + what);
  }

  /** Writes the files, not the tables, below a folder; only the owner can read them. */
  public void extractFiles(Path folder) {
    for (Manifest.Part part : manifest.parts()) {
      if (part.name().startsWith(FILES)) {
        Path target = folder.resolve(part.name().substring(FILES.length())).normalize();
        if (!target.startsWith(folder) || target.equals(folder)) {
          throw damaged("part " + part.name() + " has no proper name");
        }
        extract(part, target);
      }
    }
  }

  /** The parts that are tables. */
  public List<Manifest.Part> tables() {
    return manifest.parts().stream().filter(part -> part.table() != null).toList();
  }

  /** Writes one part to a file that is not there yet. */
  public void extract(Manifest.Part part, Path target) {
    try {
      Files.createDirectories(target.resolveSibling("."));
      Files.createFile(
          target,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (OutputStream out = Files.newOutputStream(target)) {
        copy(part, out);
      }
    } catch (IOException e) {
      throw new BackupException("Cannot restore " + target + ": " + BackupWriter.reason(e), e);
    }
  }

  @Override
  public void close() {
    close(zip);
  }
}
