package forewarn.console.incident;

import forewarn.console.figure.Tile;
import forewarn.console.table.DataTable;
import java.util.List;
import java.util.Map;

/**
 * A page of the queue.
 *
 * @param total of all pages
 * @param open that are open and not shelved, whatever the filters
 * @param placeless alarms that are no incident, as they lie nowhere in the network
 * @param places provinces to choose from, by region
 * @param people to whom the open ones belong, and who may be given some
 * @param newest the place of the newest event the page knows of
 * @param mayAct whether the reader may do more than look
 */
public record QueuePage(
    QueueChoice choice,
    List<QueueRow> rows,
    long total,
    long open,
    List<Tile> tiles,
    Placeless placeless,
    Map<String, List<String>> places,
    List<String> people,
    long newest,
    boolean mayAct) {
  /**
   * Alarms without a place.
   *
   * @param count of all; the table holds the newest
   */
  public record Placeless(long count, DataTable table) {}

  public QueuePage {
    rows = List.copyOf(rows);
    tiles = List.copyOf(tiles);
  }

  public int pages() {
    return (int) Math.max(1, Math.ceilDiv(total, (long) QueueChoice.SIZE));
  }

  /** From 1. */
  public int pageNumber() {
    return choice.pageNumber();
  }

  /** Where all incidents of the tab are. */
  public String bare() {
    QueueChoice.Tab tab = choice.part();
    return "/incidents" + (tab == QueueChoice.Tab.OPEN ? "" : "?tab=" + tab.key());
  }

  /** Where a page of the same rows is. */
  public String href(int page) {
    return "/incidents" + choice.onPage(page).query();
  }

  /** Where another tab is, with the same filters. */
  public String href(QueueChoice.Tab tab) {
    return "/incidents" + choice.on(tab).query();
  }

  /** The provinces of the chosen region, or all. */
  public List<String> offeredProvinces() {
    return places.entrySet().stream()
        .filter(region -> choice.region() == null || region.getKey().equals(choice.region()))
        .flatMap(region -> region.getValue().stream())
        .sorted()
        .distinct()
        .toList();
  }
}
