package forewarn.operations.incident;

import java.util.Locale;

/** Where an incident is in its life. */
public enum State {
  /** Expected, not yet seen. */
  PREDICTED,
  /** Seen. */
  ONGOING,
  /** Was seen, is over. */
  RESOLVED,
  /** Was expected, did not happen. */
  AVERTED,
  /** Goes on as a part of another one. */
  MERGED;

  public boolean open() {
    return this == PREDICTED || this == ONGOING;
  }

  /** The name on the wire and in files: {@code ongoing}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
