package forewarn.console.quality;

import forewarn.warehouse.rejected.RejectedRow;
import forewarn.warehouse.rejected.Rejections;
import forewarn.warehouse.rejected.Rejections.Filter;
import forewarn.warehouse.rejected.Rejections.RuleCount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rejected rows: counts for each table and rule, and some of the rows.
 *
 * @param rows empty when the caller may not see them
 * @param found number of all that match
 * @param visible whether the caller may see rows
 */
public record RejectedPage(
    List<RuleCount> counts,
    Filter filter,
    List<RejectedRow> rows,
    long found,
    long offset,
    boolean visible) {
  static final int SIZE = 50;

  static RejectedPage of(Rejections rejections, Filter filter, long offset, Sight sight) {
    return new RejectedPage(
        rejections.counts(),
        filter,
        sight.seesRejectedRows() ? rejections.rows(filter, SIZE, offset) : List.of(),
        rejections.count(filter),
        offset,
        sight.seesRejectedRows());
  }

  public boolean filtered() {
    return !filter.equals(Filter.NONE);
  }

  public boolean isChosen(RuleCount count) {
    return count.table().equals(filter.table()) && count.rule().equals(filter.rule());
  }

  public boolean hasNext() {
    return offset + SIZE < found;
  }

  /** The address of another page of the same rows. */
  public String at(long otherOffset) {
    return address(filter.table(), filter.rule()) + "&offset=" + Math.max(0, otherOffset);
  }

  public String next() {
    return at(offset + SIZE);
  }

  public String previous() {
    return at(offset - SIZE);
  }

  /** The address of the rows of a table that break a rule. */
  public static String address(String table, String rule) {
    return "/catalogue/rejected?" + query(table, rule);
  }

  /** The address of the same rows as a file. */
  public String download() {
    return "/api/v1/quality/rejected.csv?" + query(filter.table(), filter.rule());
  }

  private static String query(String table, String rule) {
    return "table="
        + URLEncoder.encode(table, StandardCharsets.UTF_8)
        + "&rule="
        + URLEncoder.encode(rule, StandardCharsets.UTF_8);
  }
}
