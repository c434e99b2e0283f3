package forewarn.assistant.search;

import forewarn.assistant.search.text.Field;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param text as typed: words, phrases in quotes, ids, places; empty for everything, newest first
 * @param filters any of these values of a field; a field without an entry is not filtered
 * @param from the first moment; null for no limit
 * @param to the first moment after; null for no limit
 * @param group only texts of one form, each by itself, newest first; null for one hit per form
 * @param order how hits are sorted
 * @param matching what forms are found by
 * @param limit at most so many hits
 * @param skip so many of the first are left out
 */
public record SearchQuery(
    String text,
    Map<Field, Set<String>> filters,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String group,
    Order order,
    Matching matching,
    int limit,
    int skip) {
  public static final int MOST_HITS = 200;
  public static final int LONGEST_TEXT = 400;

  /** How hits are sorted. */
  public enum Order {
    /** Best first. */
    RELEVANCE,
    NEWEST
  }

  /** What forms are found by; anything but both is for measuring. */
  public enum Matching {
    BOTH,
    WORDS,
    MEANING
  }

  public SearchQuery {
    Map<Field, Set<String>> copy = new LinkedHashMap<>();
    filters.forEach((field, values) -> {
      if (!values.isEmpty()) {
        copy.put(field, Set.copyOf(values));
      }
    });
    filters = Map.copyOf(copy);
    text = text.strip();
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "Invalid query: " + text.length() + " characters, expected at most " + LONGEST_TEXT);
    }
    if (limit < 1 || limit > MOST_HITS) {
      throw new IllegalArgumentException(
          "Invalid limit: " + limit + ", expected 1 to " + MOST_HITS);
    }
    if (skip < 0 || skip > 100_000) {
      throw new IllegalArgumentException("Invalid skip: " + skip + ", expected 0 to 100000");
    }
  }

  /** A query of text alone. */
  public static SearchQuery of(String text) {
    return new SearchQuery(text, Map.of(), null, null, null, Order.RELEVANCE, Matching.BOTH, 10, 0);
  }

  public SearchQuery with(Matching other) {
    return new SearchQuery(text, filters, from, to, group, order, other, limit, skip);
  }

  public SearchQuery with(Map<Field, Set<String>> other) {
    return new SearchQuery(text, other, from, to, group, order, matching, limit, skip);
  }

  /** The same, at most so many hits. */
  public SearchQuery limited(int most) {
    return new SearchQuery(text, filters, from, to, group, order, matching, most, skip);
  }

  /** The same within a span of time. */
  public SearchQuery between(@Nullable Instant first, @Nullable Instant end) {
    return new SearchQuery(text, filters, first, end, group, order, matching, limit, skip);
  }

  /** The texts of one form, see {@link Hit#group}. */
  public SearchQuery within(String form) {
    return new SearchQuery(text, filters, from, to, form, order, matching, limit, skip);
  }
}
