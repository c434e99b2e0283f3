package forewarn.assistant.search.index;

import forewarn.assistant.search.text.Entry;
import forewarn.assistant.search.text.Field;
import java.util.StringJoiner;

/** A cell as the index stores it: the form's name, then the fields, in their order. */
public final class Cell {
  private static final String BETWEEN = "\u001f";

  private Cell() {}

  static String of(Entry entry, String group) {
    StringJoiner cell = new StringJoiner(BETWEEN).add(group);
    for (Field field : Field.values()) {
      cell.add(entry.mark(field).replace(BETWEEN, " "));
    }
    return cell.toString();
  }

  public static String[] parts(String cell) {
    return cell.split(BETWEEN, -1);
  }
}
