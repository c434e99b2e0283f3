package forewarn.console.wall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Tells one release of the wall's page from the next: a page that has been open for weeks loads
 * itself anew when the server tells it another version than its own.
 */
final class PageVersion {
  private static final List<String> FILES =
      List.of(
          "/static/assets/wall/wall.js",
          "/static/assets/wall/sound.js",
          "/static/assets/wall/wall.css",
          "/static/assets/layout/forewarn.css",
          "/forewarn/console/wall/WallController.class");
  private static final int LENGTH = 12;

  /** Of the running program. */
  static final String NOW = read();

  private PageVersion() {}

  private static String read() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : FILES) {
        try (InputStream in = PageVersion.class.getResourceAsStream(file)) {
          digest.update(Objects.requireNonNull(in, file).readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the files of the wall", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot digest the files of the wall", e);
    }
  }
}
