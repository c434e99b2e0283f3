package forewarn.operations.audit;

/**
 * Who acts.
 *
 * @param name a user's name, {@code forewarn}, {@code workflow <id>}, or {@code schedule <number>}
 * @param origin from where: an address of the network, {@code terminal}, or the run's id
 */
public record Actor(String name, String origin) {
  /** What happens by itself. */
  public static final Actor FOREWARN = new Actor("forewarn", "");

  /** A person at an address. */
  public static Actor person(String name, String address) {
    return new Actor(name, address);
  }

  /** A workflow in one of its runs. */
  public static Actor workflow(String id, String run) {
    return new Actor("workflow " + id, run);
  }

  /** A schedule of reports. */
  public static Actor schedule(long number) {
    return new Actor("schedule " + number, "");
  }
}
