package forewarn.operations.incident;

import java.util.Locale;

/** How much of the network an incident takes in, smallest first. */
public enum Scope {
  CLUSTER,
  OLT,
  PROVINCE;

  /** The name on the wire and in files: {@code olt}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The larger of the two. */
  public Scope or(Scope other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
