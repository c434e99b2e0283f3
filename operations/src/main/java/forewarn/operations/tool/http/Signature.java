package forewarn.operations.tool.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a receiver knows that a webhook is ours and new: the header {@code Forewarn-Signature:
 * t=<seconds since 1970>,v1=<hex>}, where hex is HMAC-SHA256 over the seconds, a dot and the body,
 * with a secret that both know. A receiver refuses what is older than some minutes.
 */
final class Signature {
  static final String HEADER = "Forewarn-Signature";

  private Signature() {}

  static String of(String secret, Instant at, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signed = at.getEpochSecond() + "." + body;
      byte[] hash = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot sign: this Java has no HMAC-SHA256", e);
    }
  }
}
