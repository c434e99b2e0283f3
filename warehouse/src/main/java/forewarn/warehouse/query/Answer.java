package forewarn.warehouse.query;

import java.util.List;

/**
 * What a user's query gave.
 *
 * @param warnings figures in it that do not mean what they seem to
 */
public record Answer(Table table, List<Warning> warnings) {
  public Answer {
    warnings = List.copyOf(warnings);
  }
}
