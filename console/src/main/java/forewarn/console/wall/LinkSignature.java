package forewarn.console.wall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes a link's key and tells a real one from any other: {@code id.expiry.signature}, signed by
 * HMAC-SHA-256 with a secret of this installation. The secret lies in the data directory, readable
 * by its owner only, and is never shown. Thread-safe.
 */
@Component
final class LinkSignature {
  static final String FILE = "wall.key";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final int RADIX = 36;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final SecretKeySpec secret;

  /**
   * Reads the secret, or makes one for a new installation.
   *
   * @throws UncheckedIOException when it can be neither read nor written
   */
  LinkSignature(@Value("${forewarn.data-dir:data}") Path dataDir) {
    try {
      this.secret = new SecretKeySpec(secret(dataDir.resolve(FILE)), ALGORITHM);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use the key of wall links in " + dataDir, e);
    }
  }

  /** What opens the wall. */
  String keyOf(WallLink link) {
    String signed = link.id() + "." + Long.toString(link.expiresAt().getEpochSecond(), RADIX);
    return signed + "." + signatureOf(signed);
  }

  /** The id of the link a key is of; empty when it was not made here or has been changed. */
  Optional<String> idIn(String key) {
    int end = key.lastIndexOf('.');
    int idEnd = key.indexOf('.');
    if (idEnd <= 0 || idEnd == end) {
      return Optional.empty();
    }
    byte[] given = key.substring(end + 1).getBytes(StandardCharsets.UTF_8);
    byte[] right = signatureOf(key.substring(0, end)).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(given, right)
        ? Optional.of(key.substring(0, idEnd))
        : Optional.empty();
  }

  private String signatureOf(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      byte[] signature =
          mac.doFinal(("forewarn wall link " + text).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot sign a wall link: " + e.getMessage(), e);
    }
  }

  private static byte[] secret(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      Files.write(file, random);
      return random;
    } catch (FileAlreadyExistsException e) {
      // As a restored backup may leave it.
      Files.setPosixFilePermissions(file, OWNER_ONLY);
      byte[] kept = Files.readAllBytes(file);
      if (kept.length != BYTES) {
        throw new IOException(
            "Invalid "
                + file
                + ": "
                + kept.length
                + " bytes, expected "
                + BYTES
                + "; delete it to have a new one made, which ends all links");
      }
      return kept;
    }
  }
}
