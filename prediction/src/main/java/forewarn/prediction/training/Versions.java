package forewarn.prediction.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** What this program was built from and runs on. */
public final class Versions {
  private Versions() {}

  /** By name: of this program, its commit where it is known, of XGBoost and of Java. */
  public static Map<String, String> running() {
    Properties built = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      built.load(Objects.requireNonNull(in, "versions.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> versions = new TreeMap<>();
    for (String name : built.stringPropertyNames()) {
      // Built from an archive of the sources there is no commit to name.
      if (!built.getProperty(name).isBlank()) {
        versions.put(name, built.getProperty(name));
      }
    }
    versions.put("java", Runtime.version().toString());
    return versions;
  }
}
