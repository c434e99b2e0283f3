package forewarn.console.live;

/** A watch that has seen some glances, for tests of other packages. */
public final class WatchOf {
  private WatchOf() {}

  public static OutageWatch glances(Glance... glances) {
    OutageWatch watch = new OutageWatch();
    for (Glance glance : glances) {
      watch.accept(glance);
    }
    return watch;
  }
}
