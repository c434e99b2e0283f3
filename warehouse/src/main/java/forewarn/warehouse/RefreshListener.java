package forewarn.warehouse;

import forewarn.warehouse.catalogue.Definition;
import java.time.Instant;

/**
 * Told of every object that a refresh has looked at, whether or not there was anything to do.
 * Called on the thread that refreshes: it must return at once and not throw.
 */
public interface RefreshListener {
  /** Hears nothing. */
  RefreshListener NONE =
      new RefreshListener() {
        @Override
        public void ended(Definition object, Instant began) {}

        @Override
        public void failed(Definition object, Instant began, RuntimeException reason) {}
      };

  /**
   * The object is up to date.
   *
   * @param began wall clock
   */
  void ended(Definition object, Instant began);

  /** The object is as it was before. */
  void failed(Definition object, Instant began, RuntimeException reason);
}
