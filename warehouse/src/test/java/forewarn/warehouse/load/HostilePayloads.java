package forewarn.warehouse.load;

import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecordCodec.Good;
import forewarn.telemetry.HourlyRecords;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Malformed, truncated, huge, mistyped and absurd payloads, and some that are good after all. */
final class HostilePayloads {
  private static final byte[] WHOLE = HourlyRecordCodec.encode(HourlyRecords.quiet());
  private static final String TEXT = new String(WHOLE, StandardCharsets.UTF_8);

  private final Random random;

  HostilePayloads(Random random) {
    this.random = random;
  }

  static boolean isGood(byte[] payload) {
    return payload != null && HourlyRecordCodec.decode(payload) instanceof Good;
  }

  byte[] next() {
    return switch (random.nextInt(12)) {
      case 0 -> null;
      case 1 -> Arrays.copyOf(WHOLE, random.nextInt(WHOLE.length));
      case 2 -> mutated();
      case 3 -> bytes(random.nextInt(200));
      case 4 -> text("{\"x\": \"" + "y".repeat(random.nextInt(100_000)) + "\"}");
      case 5 -> TEXT.getBytes(StandardCharsets.UTF_16);
      case 6 -> text("\uFEFF" + TEXT);
      case 7 -> text("[".repeat(random.nextInt(5_000)));
      case 8 -> text(with("\"note\": \"\\ud800 half\""));
      case 9 -> text(with("\"note\": \"" + (char) (0xD800 + random.nextInt(0x800)) + "\\u0000\""));
      case 10 -> text(with("\"big\": 1e" + random.nextInt(5_000)));
      default ->
          text(
              TEXT.replaceFirst(
                  "\"snr_avg\":[^,]*", "\"snr_avg\":\"'; drop table RAW.LOADS; --\""));
    };
  }

  private static String with(String field) {
    return TEXT.substring(0, TEXT.length() - 1) + ", " + field + "}";
  }

  private byte[] mutated() {
    byte[] changed = WHOLE.clone();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
