package forewarn.console.security;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** A password that a person can copy from a screen, of about 116 bits. */
public final class RandomPassword {
  private static final int LENGTH = 20;
  // No characters that look alike.
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomPassword() {}

  /** Another one each time. */
  public static String next() {
    return RANDOM
        .ints(LENGTH, 0, ALPHABET.length())
        .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
        .collect(Collectors.joining());
  }
}
