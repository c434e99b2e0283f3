package forewarn.console.admin;

import forewarn.console.layout.Format;

/** Sizes in words. */
final class Sizes {
  static final long GIB = 1L << 30;
  private static final long MIB = 1L << 20;

  private Sizes() {}

  /** For example {@code 3.4 GiB} or {@code 512 MiB}. */
  static String words(long bytes) {
    return bytes >= GIB
        ? Format.number((double) bytes / GIB, 1) + " GiB"
        : Format.number((double) bytes / MIB, bytes < 10 * MIB ? 1 : 0) + " MiB";
  }
}
