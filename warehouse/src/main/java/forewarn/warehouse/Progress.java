package forewarn.warehouse;

/** Told how far a long piece of work is. Called from the working thread; must return quickly. */
@FunctionalInterface
public interface Progress {
  /**
   * @param what the present step in a few words
   * @param total 0 when it is not known
   */
  void update(String what, long done, long total);

  /** Listens to nothing. */
  static Progress none() {
    return (what, done, total) -> {};
  }
}
