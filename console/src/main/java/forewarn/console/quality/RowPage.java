package forewarn.console.quality;

import forewarn.warehouse.rejected.InvalidCorrectionException.Problem;
import forewarn.warehouse.rejected.RejectedRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One rejected row with its values, to be read and, by those who may, corrected.
 *
 * @param fields those that the message names first
 * @param correctable whether the caller may correct it, and nobody has
 * @param problems of the last try to correct it
 */
public record RowPage(
    RejectedRow row, List<Field> fields, boolean correctable, List<Problem> problems) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A value of the row.
   *
   * @param value as received, even if it could not be read; empty when there is none
   * @param entered what the user wants instead; the same as value before that
   * @param suspect whether the message names the column
   */
  public record Field(String column, String value, String entered, boolean suspect) {}

  static RowPage of(
      RejectedRow row,
      List<String> columns,
      Map<String, String> entered,
      List<Problem> problems,
      Sight sight) {
    List<Field> fields = new ArrayList<>();
    received(row, columns)
        .forEach((column, value) ->
            fields.add(
                new Field(
                    column,
                    value,
                    entered.getOrDefault(column, value),
                    names(row.message(), column))));
    fields.sort(Comparator.comparing(Field::suspect).reversed());
    return new RowPage(
        row, fields, sight.correcting() && row.correction() == null, List.copyOf(problems));
  }

  /** What a user has entered that is not what the row has. */
  static Map<String, @Nullable String> changes(
      RejectedRow row, List<String> columns, Map<String, String> entered) {
    Map<String, @Nullable String> changes = new HashMap<>();
    received(row, columns)
        .forEach((column, value) -> {
          String wanted = entered.get(column);
          if (wanted != null && !wanted.equals(value)) {
            changes.put(column, wanted);
          }
        });
    return changes;
  }

  public String path() {
    return "/catalogue/rejected/" + row.table() + "/" + row.load() + "/" + row.row();
  }

  private static Map<String, String> received(RejectedRow row, List<String> columns) {
    JsonNode raw = JSON.readTree(row.rawRow());
    Map<String, String> unreadable = unreadable(raw);
    Map<String, String> received = new LinkedHashMap<>();
    for (String column : columns) {
      received.put(
          column, unreadable.getOrDefault(column.toLowerCase(Locale.ROOT), text(raw.path(column))));
    }
    return received;
  }

  private static Map<String, String> unreadable(JsonNode raw) {
    Map<String, String> values = new HashMap<>();
    String text = text(raw.path("unreadable"));
    if (!text.isEmpty()) {
      JSON.readTree(text)
          .propertyStream()
          .forEach(
              value -> values.put(value.getKey().toLowerCase(Locale.ROOT), text(value.getValue())));
    }
    return values;
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asString() : value.toString();
  }

  private static boolean names(String message, String column) {
    return Pattern.compile("(?i)\\b" + Pattern.quote(column) + "\\b").matcher(message).find();
  }
}
