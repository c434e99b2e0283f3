package forewarn.assistant.semantic;

import java.util.List;

/**
 * How two tables are joined.
 *
 * @param leftTable logical name; the many side of {@code MANY_TO_ONE}
 * @param columns which belong together; all of them must be equal
 */
public record Relationship(
    String name,
    String leftTable,
    String rightTable,
    JoinType joinType,
    Cardinality cardinality,
    List<Columns> columns) {

  public Relationship {
    columns = List.copyOf(columns);
  }

  /** What happens to rows of the left table that find no partner. */
  public enum JoinType {
    /** They are left out. */
    INNER,
    /** They stay, with nothing beside them. */
    LEFT_OUTER
  }

  /** How many rows of either side belong to one of the other. */
  public enum Cardinality {
    MANY_TO_ONE,
    ONE_TO_ONE
  }

  /** A pair of column names. */
  public record Columns(String left, String right) {}
}
