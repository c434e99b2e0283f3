package forewarn.simulator.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids in the reference format. */
final class Ids {
  private static final int BYTES = 8;

  private Ids() {}

  /** A prefix and 16 hex digits that follow from a business key: the same key, the same id. */
  static String derived(String prefix, String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return prefix + HexFormat.of().withUpperCase().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot make ids: this Java has no SHA-256", e);
    }
  }

  /** The province code in an OLT's id: {@code ACE7E} in {@code OLT-ACE7E-01}. */
  static String provinceCode(String oltId) {
    int first = oltId.indexOf('-');
    int last = oltId.lastIndexOf('-');
    return first < last ? oltId.substring(first + 1, last) : oltId;
  }
}
