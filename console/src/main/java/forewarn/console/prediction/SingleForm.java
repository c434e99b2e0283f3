package forewarn.console.prediction;

import forewarn.telemetry.Problem;
import forewarn.telemetry.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The form of one record, as it is filled in.
 *
 * @param cluster whose past hours count; empty when none
 * @param lasted hours the record's state has lasted; empty when nobody says
 * @param clusters to choose from
 * @param result null while nothing has been asked
 * @param problem what is wrong with the form as a whole; empty when nothing is
 */
public record SingleForm(
    List<Entry> entries,
    String cluster,
    String lasted,
    List<String> clusters,
    @Nullable SingleAnswer result,
    String problem) {

  // No cluster of the reference network stays so for longer before it fails.
  private static final String SAMPLE_LASTED = "3";

  /**
   * @param value as it was typed
   * @param problem what is wrong with it; empty when nothing is
   */
  public record Entry(LiveField field, String value, String problem) {}

  static List<Entry> entries(Map<String, String> values, List<Problem> problems) {
    List<Entry> entries = new ArrayList<>();
    for (LiveField field : LiveField.ALL) {
      entries.add(
          new Entry(
              field,
              values.getOrDefault(field.column(), ""),
              problems.stream()
                  .filter(problem -> problem.field().equals(field.column()))
                  .map(Problem::rule)
                  .findFirst()
                  .orElse("")));
    }
    return entries;
  }

  /** Of a request's parameters those of the form that are filled in. */
  static Map<String, String> filled(Map<String, String> parameters) {
    Map<String, String> values = new TreeMap<>();
    for (LiveField field : LiveField.ALL) {
      String value = parameters.getOrDefault(field.column(), "").strip();
      if (!value.isEmpty()) {
        values.put(field.column(), value);
      }
    }
    return values;
  }

  /** The values of a sample row: {@code quiet} or {@code failing}; empty for another name. */
  static Map<String, String> sample(String name) {
    Map<String, String> values = new TreeMap<>();
    for (LiveField field : LiveField.ALL) {
      switch (name) {
        case "quiet" -> values.put(field.column(), field.quiet());
        case "failing" -> values.put(field.column(), field.failing());
        default -> {}
      }
    }
    return values;
  }

  /** How long the state of a sample row has lasted. */
  static String sampleLasted(String name) {
    return name.equals("failing") ? SAMPLE_LASTED : "";
  }

  SingleForm with(SingleAnswer answer) {
    return new SingleForm(entries, cluster, lasted, clusters, answer, problem);
  }

  /** The received power, which has two columns in the record. */
  static Map<String, String> completed(Map<String, String> values) {
    Map<String, String> all = new TreeMap<>(values);
    String power = values.get(Signal.RX_POWER_AVG_DBM.column());
    if (power != null) {
      all.put(Signal.RX_POWER_AVG.column(), power);
    }
    return all;
  }
}
