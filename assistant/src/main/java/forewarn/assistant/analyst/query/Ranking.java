package forewarn.assistant.analyst.query;

import java.util.List;

/**
 * The first few of an order by the first figure.
 *
 * @param limit how many
 * @param within dimensions in each of whose groups there are so many; empty for all in all
 */
public record Ranking(Direction direction, int limit, List<String> within) {
  public Ranking {
    within = List.copyOf(within);
    if (limit < 1) {
      throw new IllegalArgumentException("Invalid number of rows: " + limit);
    }
  }
}
