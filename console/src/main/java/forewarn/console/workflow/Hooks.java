package forewarn.console.workflow;

import forewarn.operations.tool.Secrets;
import forewarn.operations.workflow.definition.Trigger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of requests that start workflows: HMAC-SHA256 over {@code <timestamp>.<body>} with the
 * shared secret, in hex. A timestamp that is more than five minutes off is refused, so that what
 * was overheard is worth nothing later.
 */
final class Hooks {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Secrets secrets;
  private final InstantSource clock;

  Hooks(Secrets secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Whether a request is from somebody who knows the secret.
   *
   * @param timestamp seconds since 1970
   * @param signature {@code sha256=<hex>}
   * @throws forewarn.operations.tool.ToolException when the secret is not there
   */
  boolean accepts(Trigger.OnWebhook hook, String timestamp, String signature, String body) {
    if (!timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(at, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
      return false;
    }
    String secret = secrets.resolve(Secrets.PREFIX + hook.secret());
    byte[] expected =
        ("sha256=" + sign(secret, timestamp + "." + body)).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
  }

  static String sign(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot sign: this Java has no HmacSHA256", e);
    }
  }
}
