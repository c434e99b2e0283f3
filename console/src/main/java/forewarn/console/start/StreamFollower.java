package forewarn.console.start;

import forewarn.warehouse.query.Queries;

/** Something that follows the broker's topics as long as the engine is open. */
public interface StreamFollower {
  /**
   * Starts following, and returns at once.
   *
   * @return what is closed to end it
   */
  AutoCloseable follow(String bootstrapServers, Queries queries);
}
