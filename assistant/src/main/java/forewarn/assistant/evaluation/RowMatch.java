package forewarn.assistant.evaluation;

import forewarn.warehouse.query.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer has the rows of a reference: every column of the reference is one of the
 * answer's, under whatever name, with the same rows. More columns beside them do no harm; more or
 * fewer rows do. Numbers are equal to nine digits; dates equal the midnight they begin at.
 */
final class RowMatch {
  private static final MathContext DIGITS = new MathContext(9);

  private final Table reference;
  private final Table answer;
  private final boolean ordered;

  private RowMatch(Table reference, Table answer, boolean ordered) {
    this.reference = reference;
    this.answer = answer;
    this.ordered = ordered;
  }

  static boolean equal(Table reference, Table answer, boolean ordered) {
    return reference.rows().size() == answer.rows().size()
        && new RowMatch(reference, answer, ordered).assign(new ArrayList<>());
  }

  // Tries columns of the answer for those of the reference, one after the other.
  private boolean assign(List<Integer> chosen) {
    if (chosen.size() == reference.columns().size()) {
      return true;
    }
    for (int i = 0; i < answer.columns().size(); i++) {
      if (!chosen.contains(i)) {
        List<Integer> more = new ArrayList<>(chosen);
        more.add(i);
        if (sameRows(more) && assign(more)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean sameRows(List<Integer> chosen) {
    List<List<String>> expected = new ArrayList<>();
    List<List<String>> found = new ArrayList<>();
    for (List<@Nullable Object> row : reference.rows()) {
      expected.add(row.subList(0, chosen.size()).stream().map(RowMatch::text).toList());
    }
    for (List<@Nullable Object> row : answer.rows()) {
      found.add(chosen.stream().map(i -> text(row.get(i))).toList());
    }
    Set<List<String>> distinct = new HashSet<>(expected);
    boolean same = distinct.equals(new HashSet<>(found));
    boolean complete = chosen.size() == reference.columns().size();
    return same && (!ordered || !complete || expected.equals(found) || sameOrder(expected, found));
  }

  // Rows that are equal in what they are ordered by may come in any order.
  private static boolean sameOrder(List<List<String>> expected, List<List<String>> found) {
    for (int i = 0; i < expected.getFirst().size(); i++) {
      int column = i;
      List<String> one = expected.stream().map(row -> row.get(column)).toList();
      List<String> other = found.stream().map(row -> row.get(column)).toList();
      if (one.equals(other) && new HashSet<>(one).size() > 1) {
        return true;
      }
    }
    return false;
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Number number ->
          Double.isFinite(number.doubleValue())
              ? new BigDecimal(number.toString()).round(DIGITS).stripTrailingZeros().toPlainString()
              : number.toString();
      case Instant instant -> instant.toString();
      case LocalDate date -> date.atStartOfDay().toInstant(ZoneOffset.UTC).toString();
      default -> value.toString();
    };
  }
}
