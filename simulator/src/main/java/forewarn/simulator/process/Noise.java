package forewarn.simulator.process;

import java.util.SplittableRandom;

/**
 * Randomness for one use at one place, drawn hour by hour from the seed alone: any hour can be
 * drawn without the hours before it, and two uses never share a number. Thread-safe.
 */
public final class Noise {
  /** What the numbers are for. Their order is part of what a seed means: new ones come last. */
  public enum Use {
    TRAITS,
    PRESSURE,
    MAINTENANCE,
    STRESS,
    OUTAGE,
    READINGS,
    LEAD_TIME,
    FALSE_PRECURSOR,
    DRIFT,
    ABSENCE,
    DELIVERY,
    TICKETS,
    NOTES,
    CUSTOMERS,
    POST
  }

  private final long key;

  /** The numbers of one use at one place, for example a cluster's id. */
  public Noise(long seed, Use use, String place) {
    long hash = mix(seed) + use.ordinal() + 1;
    for (int i = 0; i < place.length(); i++) {
      hash = mix(hash + place.charAt(i));
    }
    this.key = mix(hash);
  }

  /** The numbers of one hour (or of one day or span); the same ones each time. */
  public SplittableRandom at(long number) {
    return new SplittableRandom(mix(key + number));
  }

  // Stafford's variant 13 of the 64-bit finalizer, which SplittableRandom builds on, too.
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
