package forewarn.assistant.analyst.question;

/** What a phrase can stand for in the model or its data. */
sealed interface Meaning {
  /** A metric; its phrase is its name, a synonym, or a shorter form of one. */
  record OfMetric(String table, String metric) implements Meaning {}

  /** A fact for which the table has no metric of that name. */
  record OfFact(String table, String fact) implements Meaning {}

  /** A dimension by name, of whichever tables have it. */
  record OfDimension(String name) implements Meaning {}

  /** A value that a dimension has in the data. */
  record OfValue(String dimension, String value) implements Meaning {}

  /** The rows of a table. */
  record OfTable(String table) implements Meaning {}

  /** A named condition of a table. */
  record OfFilter(String table, String name) implements Meaning {}
}
