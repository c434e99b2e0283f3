package forewarn.console.prediction;

import forewarn.warehouse.batch.BatchTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The file that users fill in for a batch. */
final class TemplateFile {
  private static final List<List<String>> GENERAL_NOTES =
      List.of(
          List.of("cluster_id", "text", "Rows of one cluster are each other's past. Optional."),
          List.of(
              "timestamp_1h",
              "hour, UTC",
              "As 2024-12-21 16:00:00 or a date cell. Optional; without it rows stand alone."));

  private TemplateFile() {}

  static BatchTemplate template() {
    List<String> columns = new ArrayList<>(List.of("cluster_id", "timestamp_1h"));
    LiveField.ALL.forEach(field -> columns.add(field.column()));
    List<List<String>> notes = new ArrayList<>();
    notes.add(List.of("Column", "Unit and range", "Meaning"));
    notes.addAll(GENERAL_NOTES);
    LiveField.ALL.forEach(field -> notes.add(List.of(field.column(), field.hint(), field.label())));
    notes.add(
        List.of("", "", "Leave blank what is not known. Other columns are kept as they are."));
    return new BatchTemplate(
        columns,
        List.of(
            row("ACE7E-CL11", "2024-11-20 14:00:00", LiveField::quiet),
            row("JAK33-CL11", "2024-12-21 16:00:00", LiveField::failing)),
        notes);
  }

  private static List<@Nullable Object> row(
      String cluster, String hour, Function<LiveField, String> value) {
    List<@Nullable Object> row = new ArrayList<>(List.of(cluster, hour));
    LiveField.ALL.forEach(field -> row.add(Double.parseDouble(value.apply(field))));
    return row;
  }
}
