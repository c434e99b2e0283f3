package forewarn.console.audit;

import forewarn.operations.audit.AuditEntry;
import forewarn.operations.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the page shows it.
 *
 * @param changes what was before and is after, without what stayed the same
 */
public record AuditRow(AuditEntry entry, List<Change> changes) {

  /**
   * A value of before and after.
   *
   * @param before empty when there was none
   * @param after empty when there is none
   */
  public record Change(String name, String before, String after) {}

  static AuditRow of(AuditEntry entry) {
    Map<String, Object> before = Json.object(entry.before());
    Map<String, Object> after = Json.object(entry.after());
    List<Change> changes = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      if (!Objects.equals(before.get(name), after.get(name))) {
        changes.add(new Change(name, shown(before.get(name)), shown(after.get(name))));
      }
    }
    return new AuditRow(entry, changes);
  }

  private static String shown(@Nullable Object value) {
    return value == null
        ? ""
        : value instanceof Map || value instanceof List ? Json.write(value) : value.toString();
  }
}
