package forewarn.warehouse.check;

import forewarn.warehouse.catalogue.Definition;

/**
 * The rows of RAW that a silver table has just taken over.
 *
 * @param silver the table
 * @param driver the RAW table they came from
 * @param after the load before the first of them; 0 when the table was made anew
 * @param upTo the newest load of them
 */
public record Arrivals(Definition silver, Definition driver, long after, long upTo) {

  boolean isEverything() {
    return after == 0;
  }

  /** Load and row numbers of those in a source that has them. */
  String in(String source) {
    return "(select load_number, row_number from %s where %s)".formatted(source, condition());
  }

  /** Whole rows of a source that has a load number. */
  String rowsIn(String source) {
    return "(select * from %s where %s)".formatted(source, condition());
  }

  String condition() {
    return "load_number > %d and load_number <= %d".formatted(after, upTo);
  }
}
