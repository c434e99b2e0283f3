package forewarn.operations.maintenance;

import forewarn.operations.alarm.AlarmPlace;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of the network with all that hangs below it.
 *
 * @param id as in the reference tables: a region's or province's name, an OLT's or cluster's id;
 *     empty for the whole network
 */
public record Subtree(Level level, String id) {

  /** What a subtree hangs from, largest first. */
  public enum Level {
    NETWORK,
    REGION,
    PROVINCE,
    OLT,
    CLUSTER;

    /** The name on the wire and in files: {@code olt}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * By its word, in any case.
     *
     * @throws IllegalArgumentException when there is none of that word
     */
    public static Level of(String word) {
      for (Level level : values()) {
        if (level.name().equalsIgnoreCase(word)) {
          return level;
        }
      }
      throw new IllegalArgumentException(
          "Invalid part of the network: "
              + word
              + ", expected network, region, province, olt or cluster");
    }
  }

  /**
   * @throws IllegalArgumentException when the id is missing, or there is one of the whole network
   */
  public Subtree {
    id = id.strip();
    if (id.isEmpty() != (level == Level.NETWORK)) {
      throw new IllegalArgumentException(
          "Invalid part of the network: " + level.word() + " '" + id + "'");
    }
  }

  /** Whether a place lies in it; a place of which too little is known does not. */
  public boolean contains(AlarmPlace place) {
    return switch (level) {
      case NETWORK -> true;
      case REGION -> is(place.region());
      case PROVINCE -> is(place.province());
      case OLT -> is(place.oltId());
      case CLUSTER -> is(place.clusterId());
    };
  }

  private boolean is(@Nullable String other) {
    return id.equalsIgnoreCase(other);
  }
}
