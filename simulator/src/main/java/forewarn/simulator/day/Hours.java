package forewarn.simulator.day;

/**
 * Some hours of one day.
 *
 * @param bits bit h is set when hour h is among them
 */
public record Hours(int bits) {
  public static final Hours NONE = new Hours(0);

  public Hours with(int hour) {
    return new Hours(bits | 1 << hour);
  }

  public boolean has(int hour) {
    return (bits & 1 << hour) != 0;
  }

  public boolean isEmpty() {
    return bits == 0;
  }

  public int count() {
    return Integer.bitCount(bits);
  }

  /** The latest of them; -1 when there is none. */
  public int last() {
    return 31 - Integer.numberOfLeadingZeros(bits);
  }
}
